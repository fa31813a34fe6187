import type { Contacts } from './contacts.ts';
import { countingEncounters, type EncounterRule, secondsBySlot } from './encounters.ts';
import { DAY, type RowsAndCounts, rowsOf } from './rows.ts';

/** How encounters become rows of tags heard. */
export interface HeardRule extends EncounterRule {
  /** Seconds of a slot; divides the day. */
  slot: number;
  /** Rows of a hearer in a slot. */
  heard: number;
}

interface Contact {
  partner: number;
  seconds: number;
}

/**
 * The tags that everybody heard. In every slot that an encounter's intervals touch, either hears the other; of more
 * than `heard` partners the longest contacts within the slot stay, among equals the smaller id.
 */
export function heardRows({ pairs }: Contacts, rule: HeardRule): RowsAndCounts {
  const bySlot = new Map<number, Map<number, Contact[]>>();
  let encounters = 0;
  for (const { i, j, times } of pairs) {
    const counting = countingEncounters(times, rule);
    encounters += counting.length;
    for (const [slot, seconds] of secondsBySlot(counting.flat(), rule.slot)) {
      const hearers = bySlot.get(slot) ?? new Map<number, Contact[]>();
      bySlot.set(slot, hearers);
      note(hearers, i, { partner: j, seconds });
      note(hearers, j, { partner: i, seconds });
    }
  }
  return { encounters, ...keepLongest(bySlot, rule) };
}

function note(hearers: Map<number, Contact[]>, hearer: number, contact: Contact): void {
  const contacts = hearers.get(hearer);
  if (contacts) contacts.push(contact);
  else hearers.set(hearer, [contact]);
}

function keepLongest(bySlot: Map<number, Map<number, Contact[]>>, { slot, heard }: HeardRule) {
  const rows: RowsAndCounts['rows'] = new Map();
  const perDay = DAY / slot;
  let rowsLost = 0;
  for (const [index, hearers] of [...bySlot].sort(([a], [b]) => a - b)) {
    for (const [hearer, contacts] of hearers) {
      contacts.sort((a, b) => b.seconds - a.seconds || a.partner - b.partner);
      rowsLost += Math.max(0, contacts.length - heard);
      const partners = contacts.slice(0, heard).map(({ partner }) => partner);
      rowsOf(rows, Math.floor(index / perDay), hearer).heard.push({ slot: index % perDay, partners });
    }
  }
  return { rows, rowsLost };
}
