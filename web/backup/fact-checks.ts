/** What the facts of a backup must be. */
import * as v from 'valibot';
import { LEAST_DAYS, MOST_DAYS } from '../engine/retention.ts';
import { SOURCES } from '../settings/consent.ts';
import type { Facts } from '../store/schema.ts';
import { LANGUAGES } from '../words/language.ts';
import type { EpochCheck } from './shapes.ts';
import { amount, bytes, checked, hex, id, namedValues, secret, span, text, time } from './shapes.ts';

/** Of this one phone, or of its browser: another phone has its own, and asks the site itself. */
export const OWN_FACTS = [
  ...(['account', 'moved', 'reminder', 'remind-me', 'visit-notices', 'looked', 'published'] as const),
] as const;

const notice = v.looseObject({ key: hex(64), label: v.string(), issue: amount });
const choice = v.strictObject({ record: v.boolean(), share: v.boolean() });

type Name = Exclude<keyof Facts, (typeof OWN_FACTS)[number]>;

/** By the fact's name. @param epoch what an epoch of the community is */
export const factChecks = (epoch: EpochCheck): Readonly<Record<Name, v.GenericSchema>> => {
  const upload = v.looseObject({ epoch, sequence: amount });
  const report = v.looseObject({
    claim: v.nullable(secret(16)),
    onset: v.nullable(epoch),
    registeredAt: time,
    consent: v.nullable(v.looseObject({ place: v.boolean(), at: time })),
    withheld: v.array(id),
    withheldDays: v.array(v.union([span, time])),
    tellsFrom: v.optional(time),
    unjoined: v.optional(v.literal(true)),
    accepted: v.boolean(),
    uploads: v.array(upload),
    acceptance: v.nullable(v.looseObject({ run: epoch, at: time, by: v.nullable(v.array(text)) })),
  });
  const answer = v.looseObject({
    ...{ run: epoch, persons: amount, own: namedValues, open: namedValues },
    outcome: v.picklist(['answered', 'too few', 'doubted']),
  });
  return {
    // This phone's own word about its operators takes the place of all but the time.
    joined: v.looseObject({ hash: hex(64), since: time }),
    consent: v.partial(v.strictObject(v.entriesFromList(SOURCES, choice))),
    retention: v.pipe(v.number(), v.integer(), v.minValue(LEAST_DAYS), v.maxValue(MOST_DAYS)),
    'first-sequence': v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    report,
    checked: checked(epoch),
    contact: v.looseObject({
      ...{ at: time, unreachable: v.array(text), skipped: v.nullable(epoch) },
      refused: v.array(v.looseObject({ operator: text, epoch, reason: text })),
    }),
    'upload-times': v.array(v.looseObject({ epoch, at: time })),
    tries: v.record(v.pipe(v.string(), v.digits()), v.looseObject({ failures: amount, next: time })),
    'past-reports': v.array(
      v.pipe(
        report,
        v.check(({ uploads }) => uploads.length > 0),
      ),
    ),
    parts: v.record(
      hex(64),
      v.looseObject({
        ...{ at: time, fields: v.nullable(namedValues), epoch: v.nullable(epoch) },
        answer: v.nullable(v.union([v.literal('missed'), answer])),
      }),
    ),
    language: v.picklist(Object.keys(LANGUAGES)),
    'venue-key': v.looseObject({ signKey: secret(32), issues: v.record(v.string(), amount) }),
    withdrawals: v.array(notice),
    asked: v.array(v.looseObject({ code: text, claim: secret(16), at: time })),
    'scan-silent': v.boolean(),
    tags: v.array(v.looseObject({ secret: secret(16), since: time, until: v.nullable(time) })),
    guarded: v.array(id),
    told: time,
    home: v.looseObject({ key: bytes(16), hidden: v.array(hex(16)) }),
  };
};
