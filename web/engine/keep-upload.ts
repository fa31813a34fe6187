/** What was sealed goes into the outbox together with what this phone remembers of it: all of it, or nothing. */
import type { IDBPObjectStore, StoreNames } from 'idb';
import { messagesOf } from '../../workers/phone/outbox.ts';
import type { SealedUpload } from '../../workers/phone/seal.ts';
import type { NamedValues } from '../../workers/wire/field-values.ts';
import { unixNow } from '../app/now.ts';
import type { Visit } from '../diary/visits.ts';
import type { Meeting } from '../meet/meetings.ts';
import type { Facts, Part, Schema, SentUpload } from '../store/schema.ts';
import { changed } from '../store/state.ts';
import { factIn, together } from '../store/together.ts';

type Kept = IDBPObjectStore<Schema, StoreNames<Schema>[], 'outbox', 'readwrite'>;

const add = async (outbox: Kept, upload: SealedUpload, program?: string): Promise<void> => {
  const since = unixNow();
  for (const message of messagesOf(upload, program)) await outbox.add({ ...message, since });
};

/** What an upload is made of that a person writes down. */
export interface Diary {
  visits: Visit[];
  meetings: Meeting[];
}

/** What an upload depends on that a person decides. */
type Decided = Partial<Pick<Facts, 'consent' | 'report'>>;

/** An upload of another report, or of more or less left out or shared, is sealed anew. */
const said = ({ consent, report }: Decided): string => {
  const { registeredAt, consent: given, withheld, withheldDays } = report ?? {};
  return JSON.stringify([consent, given?.place && [registeredAt, given, withheld, withheldDays]]);
};

/**
 * Keeps an upload with its rows, and notes that it carries the report, as its receipts are about that.
 * @param decided as it was when the upload was sealed
 * @param isStill whether the diary says the same as then
 * @returns false, and keeps nothing, when the person has decided or written something else since
 */
export const keepUpload = async (
  upload: SealedUpload,
  sent: SentUpload,
  decided: Decided,
  isStill: (diary: Diary) => boolean,
): Promise<boolean> => {
  const isKept = await together(['outbox', 'sent', 'facts', 'visits', 'meetings'], async (all) => {
    const facts = all.objectStore('facts');
    const [consent, report] = [await factIn(facts, 'consent'), await factIn(facts, 'report')];
    if (said({ ...(consent && { consent }), ...(report && { report }) }) !== said(decided)) return false;
    const visits = await all.objectStore('visits').getAll();
    if (!isStill({ visits, meetings: await all.objectStore('meetings').getAll() })) return false;
    if (report?.consent?.place && !report.accepted) {
      const { epoch, sequence } = upload;
      await facts.put({ ...report, uploads: [...report.uploads, { epoch, sequence }] }, 'report');
    }
    await add(all.objectStore('outbox'), upload);
    await all.objectStore('sent').put(sent);
    return true;
  });
  if (isKept) await changed('outbox', 'sent', 'report');
  return isKept;
};

const sameNumbers = (a: NamedValues, b: NamedValues): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([name, n]) => b[name] === n);

/**
 * Takes the numbers out of a part as their messages go into the outbox, for the run of an epoch: from then on it cannot be
 * withdrawn, and whatever happens they are not sealed again. Keeps nothing when the person has withdrawn it or given other
 * numbers since.
 * @param id hash of the program, hexadecimal
 * @param part as it was when its numbers were sealed
 */
export const keepFields = async (
  upload: SealedUpload,
  id: string,
  { at, fields }: Pick<Part, 'at' | 'fields'>,
): Promise<void> => {
  const isKept = await together(['outbox', 'facts'], async (all) => {
    const facts = all.objectStore('facts');
    const parts = (await factIn(facts, 'parts')) ?? {};
    const present = parts[id];
    if (!present?.fields || !fields || present.at !== at || !sameNumbers(present.fields, fields))
      return false;
    await facts.put({ ...parts, [id]: { ...present, fields: null, epoch: upload.epoch } }, 'parts');
    await add(all.objectStore('outbox'), upload, id);
    return true;
  });
  if (isKept) await changed('outbox', 'parts');
};
