/** What rows of a backup must be. Everything that a screen or the engine reads is looked at, whatever wrote the file. */
import * as v from 'valibot';
import { isMeetingId } from '../meet/meetings.ts';
import { type Reason, SAYS } from '../risk/status.ts';
import type { StoreName } from './all-rows.ts';
import { bytes, checked, hex, id, secret, sentRow, span, text, time } from './shapes.ts';

const maker = v.looseObject({ key: hex(64), issue: time });
const blocks = v.looseObject({ from: time, seconds: time, tokens: v.array(bytes(8)) });
const noted = {
  name: text,
  address: v.optional(text),
  room: v.optional(text),
  defaultMinutes: time,
  venue: v.optional(maker),
  blocks: v.optional(blocks),
  withdrawn: v.optional(v.literal(true)),
};
const place = v.looseObject({ ...noted, secret: bytes(16) });
const visit = v.looseObject({
  id,
  place: v.looseObject({ ...noted, secret: v.nullable(bytes(16)) }),
  from: time,
  to: v.nullable(time),
  until: time,
  hidden: v.optional(v.boolean()),
  protected: v.optional(v.boolean()),
  late: v.optional(v.boolean()),
});

const message = {
  ...{ id: time, party: time, epoch: time, sequence: time },
  ...{ program: v.optional(text), hash: bytes(32) },
};
const waiting = v.looseObject({ ...message, since: v.optional(time), message: bytes() });
const sent = v.looseObject({ epoch: time, rows: v.array(sentRow), unshared: v.optional(v.boolean()) });

const state = v.picklist(Object.keys(SAYS));
const REASONS = [
  ...(['found', 'another', 'window', 'answer', 'protected', 'community'] as const),
  ...(['negative', 'cleared', 'positive', 'report', 'ended', 'undone'] as const),
] satisfies Reason[];

/** By store; facts have checks of their own, and sequences are not moved. */
export const ROW_CHECKS: Readonly<Record<Exclude<StoreName, 'facts' | 'sequences'>, v.GenericSchema>> = {
  visits: visit,
  pauses: v.looseObject({ from: time, to: v.nullable(time) }),
  status: v.looseObject({
    state: state,
    known: v.array(span),
    community: text,
    history: v.array(
      v.looseObject({
        at: time,
        state: state,
        reason: v.picklist(REASONS),
        about: v.optional(span),
      }),
    ),
  }),
  posters: v.looseObject({
    ...{ id, place, type: time, madeAt: time, batch: v.optional(id) },
    ...{ validFrom: v.optional(time), validTo: v.optional(time) },
    ...{ payload: v.optional(bytes()), withdrawal: v.optional(bytes()) },
  }),
  meetings: v.looseObject({
    id: v.pipe(id, v.check(isMeetingId)),
    ...{ secret: bytes(16), from: time, to: time, name: text },
  }),
  heard: v.looseObject({
    ...{ id, kind: v.picklist(['tag', 'room']), identifier: bytes(16), period: time },
    slots: v.pipe(v.array(v.tuple([time, time])), v.minLength(1)),
  }),
  cells: v.looseObject({ id, cell: time, slot: time, seconds: time }),
  guests: v.looseObject({
    ...{ id, label: text, account: secret(64), since: time, visits: v.array(visit) },
    sent: v.array(sent),
    sequences: v.record(v.pipe(v.string(), v.digits()), time),
    waiting: v.array(waiting),
    moments: v.array(v.looseObject({ epoch: time, at: time })),
    checked: v.nullable(checked),
  }),
  sent,
  outbox: waiting,
  receipts: v.looseObject({ ...message, receipt: bytes(), at: time }),
};
