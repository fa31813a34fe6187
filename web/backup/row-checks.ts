/** What rows of a backup must be. Everything that a screen or the engine reads is looked at, whatever wrote the file. */
import * as v from 'valibot';
import { decodePoster } from '../../workers/wire/poster.ts';
import { SCREEN_ID_BYTES } from '../../workers/wire/poster-check.ts';
import { SECRET_BYTES, TOKEN_BYTES } from '../../workers/wire/tokens.ts';
import { isMeetingId } from '../meet/meetings.ts';
import { type Reason, SAYS } from '../risk/status.ts';
import { SOURCES } from '../settings/consent.ts';
import type { StoreName } from './all-rows.ts';
import type { EpochCheck } from './shapes.ts';
import { amount, bytes, checked, hex, id, secret, sentRow, span, text, time } from './shapes.ts';

const maker = v.looseObject({ key: hex(64), issue: amount });
const blocks = v.looseObject({ from: time, seconds: amount, tokens: v.array(bytes(TOKEN_BYTES)) });
const told = {
  name: text,
  address: v.optional(text),
  room: v.optional(text),
  defaultMinutes: amount,
  venue: v.optional(maker),
  withdrawn: v.optional(v.literal(true)),
};
const ofPoster = v.looseObject({ ...told, secret: bytes(SECRET_BYTES), blocks: v.optional(v.never()) });
/** The code of a screen tells tokens, and no secret but a name for its place. */
const ofScreen = v.looseObject({ ...told, secret: bytes(SCREEN_ID_BYTES), blocks });
const uncoded = v.looseObject({ ...told, secret: v.null() });
const noted = { hidden: v.optional(v.boolean()), protected: v.optional(v.boolean()) };
const visit = v.looseObject({
  id,
  place: v.union([ofPoster, ofScreen, uncoded]),
  from: time,
  to: v.nullable(time),
  until: time,
  ...noted,
  late: v.optional(v.boolean()),
});

/** A poster may be good for as long as its code can say: 32 bits of minutes. */
const minute = v.pipe(v.number(), v.minValue(0), v.maxValue(60 * 2 ** 32));

/** The bytes of a signed code: screens decode them, and would show nothing at all where that fails. */
const signed = v.pipe(
  bytes(),
  v.check((code) => {
    try {
      return decodePoster(code).venue !== undefined;
    } catch {
      return false;
    }
  }),
);

const state = v.picklist(Object.keys(SAYS));
const REASONS = [
  ...(['found', 'another', 'window', 'answer', 'protected', 'community'] as const),
  ...(['negative', 'cleared', 'positive', 'report', 'ended', 'undone'] as const),
] satisfies Reason[];

type Name = Exclude<StoreName, 'facts' | 'sequences'>;

/**
 * By store; facts have checks of their own, and sequences are not moved.
 * @param epoch what an epoch of the community is
 */
export const rowChecks = (epoch: EpochCheck): Readonly<Record<Name, v.GenericSchema>> => {
  const message = {
    ...{ party: amount, epoch, sequence: amount },
    ...{ program: v.optional(text), hash: bytes(32) },
  };
  const waiting = v.looseObject({ ...message, id: amount, since: v.optional(time), message: bytes() });
  const sent = v.looseObject({
    ...{ epoch, rows: v.array(sentRow(epoch)) },
    unshared: v.optional(v.union([v.boolean(), v.array(v.picklist(SOURCES))])),
  });

  return {
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
      ...{ id, place: ofPoster, type: amount, madeAt: time, batch: v.optional(id) },
      ...{ validFrom: v.optional(minute), validTo: v.optional(minute) },
      ...{ payload: v.optional(signed), withdrawal: v.optional(signed) },
    }),
    meetings: v.looseObject({
      id: v.pipe(id, v.check(isMeetingId)),
      ...{ secret: bytes(SECRET_BYTES), from: time, to: time, name: text, ...noted },
    }),
    heard: v.looseObject({
      ...{ id, kind: v.picklist(['tag', 'room']), identifier: bytes(16), period: amount },
      slots: v.pipe(v.array(v.tuple([amount, amount])), v.minLength(1)),
    }),
    cells: v.looseObject({ id, cell: amount, slot: time, seconds: amount }),
    guests: v.looseObject({
      ...{ id, label: text, account: secret(64), since: time, visits: v.array(visit) },
      sent: v.array(sent),
      sequences: v.record(v.pipe(v.string(), v.digits()), amount),
      waiting: v.array(waiting),
      moments: v.array(v.looseObject({ epoch, at: time })),
      checked: v.nullable(checked(epoch)),
    }),
    sent,
    outbox: waiting,
    receipts: v.looseObject({ ...message, id: v.union([id, amount]), receipt: bytes(), at: time }),
  };
};
