/** What rows of a backup must be for the screens to show them; rows of other stores are only read where they are asked for. */
import * as v from 'valibot';

const time = v.pipe(v.number(), v.finite());
const text = v.pipe(v.string(), v.maxLength(1000));

const place = v.looseObject({
  secret: v.pipe(v.instance(Uint8Array), v.length(16)),
  name: text,
  address: v.optional(text),
  room: v.optional(text),
  defaultMinutes: time,
});

export const ROW_CHECKS: Readonly<Record<string, v.GenericSchema>> = {
  visits: v.looseObject({ id: text, place, from: time, to: v.nullable(time), until: time }),
  posters: v.looseObject({ id: text, place, type: time, madeAt: time }),
  sent: v.looseObject({ epoch: time, rows: v.array(v.looseObject({ row: time, block: time, mask: time })) }),
  outbox: v.looseObject({
    ...{ id: time, party: time, epoch: time, sequence: time },
    ...{ hash: v.instance(Uint8Array), message: v.instance(Uint8Array) },
  }),
};
