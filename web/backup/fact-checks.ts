/** What the facts of a backup must be. */
import * as v from 'valibot';
import { LEAST_DAYS, MOST_DAYS } from '../engine/retention.ts';
import { SOURCES } from '../settings/consent.ts';
import type { Facts } from '../store/schema.ts';
import { LANGUAGES } from '../words/language.ts';
import { bytes, checked, hex, id, namedValues, secret, span, text, time } from './shapes.ts';

/** Of this one phone, or of its browser: another phone has its own. */
export const OWN_FACTS = ['account', 'moved', 'reminder', 'remind-me', 'visit-notices'] as const;

const upload = v.looseObject({ epoch: time, sequence: time });
const report = v.looseObject({
  claim: v.nullable(secret(16)),
  onset: v.nullable(time),
  registeredAt: time,
  consent: v.nullable(v.looseObject({ place: v.boolean(), at: time })),
  withheld: v.array(id),
  withheldDays: v.array(v.union([span, time])),
  tellsFrom: v.optional(time),
  accepted: v.boolean(),
  uploads: v.array(upload),
  acceptance: v.nullable(v.looseObject({ run: time, at: time, by: v.nullable(v.array(text)) })),
});
const answer = v.looseObject({
  ...{ run: time, persons: time, own: namedValues, open: namedValues },
  outcome: v.picklist(['answered', 'too few', 'doubted']),
});
const choice = v.strictObject({ record: v.boolean(), share: v.boolean() });

export const FACT_CHECKS: Readonly<
  Record<Exclude<keyof Facts, (typeof OWN_FACTS)[number]>, v.GenericSchema>
> = {
  // This phone's own word about its operators takes the place of all but the time.
  joined: v.looseObject({ hash: hex(64), since: time }),
  consent: v.partial(v.strictObject(v.entriesFromList(SOURCES, choice))),
  retention: v.pipe(v.number(), v.integer(), v.minValue(LEAST_DAYS), v.maxValue(MOST_DAYS)),
  'first-sequence': v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  report,
  checked,
  contact: v.looseObject({
    ...{ at: time, unreachable: v.array(text), skipped: v.nullable(time) },
    refused: v.array(v.looseObject({ operator: text, epoch: time, reason: text })),
  }),
  'upload-times': v.array(v.looseObject({ epoch: time, at: time })),
  tries: v.record(v.pipe(v.string(), v.digits()), v.looseObject({ failures: time, next: time })),
  'past-reports': v.array(report),
  parts: v.record(
    hex(64),
    v.looseObject({
      ...{ at: time, fields: v.nullable(namedValues), epoch: v.nullable(time) },
      answer: v.nullable(v.union([v.literal('missed'), answer])),
    }),
  ),
  language: v.picklist(Object.keys(LANGUAGES)),
  'venue-key': v.looseObject({ signKey: secret(32), issues: v.record(v.string(), time) }),
  withdrawals: v.array(v.looseObject({ key: hex(64), label: v.string(), issue: time })),
  asked: v.array(v.looseObject({ code: text, claim: secret(16), at: time })),
  'scan-silent': v.boolean(),
  tags: v.array(v.looseObject({ secret: secret(16), since: time, until: v.nullable(time) })),
  guarded: v.array(id),
  told: time,
  home: v.looseObject({ key: bytes(16), hidden: v.array(hex(16)) }),
};
