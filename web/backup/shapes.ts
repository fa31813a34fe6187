/** Shapes that several rows and facts have. */
import * as v from 'valibot';

export const time = v.pipe(v.number(), v.finite());
export const text = v.pipe(v.string(), v.maxLength(1000));
export const id = v.pipe(v.string(), v.maxLength(200));

/** So many hexadecimal digits. */
export const hex = (digits: number) => v.pipe(v.string(), v.regex(/^[0-9a-f]*$/), v.length(digits));

/** @param length any when left out */
export const bytes = (length?: number) =>
  length === undefined ? v.instance(Uint8Array) : v.pipe(v.instance(Uint8Array), v.length(length));

/** A secret of so many bytes, as a file has it. */
export const secret = (length: number) => v.strictObject({ open: bytes(length) });

/** Values of a program by name. */
export const namedValues = v.record(text, v.bigint());

export const span = v.looseObject({ from: time, to: time });

export const sentRow = v.looseObject({
  ...{ epoch: time, row: time, block: time, h: time, mask: time },
  visits: v.array(v.looseObject({ id, from: time, to: time })),
});

/** What the newest answer said. */
export const checked = v.looseObject({
  ...{ run: time, at: time, upTo: time, missing: v.array(time) },
  agree: v.picklist(['all', 'some', 'contradiction']),
  doubted: v.array(text),
  exposures: v.array(
    v.looseObject({
      ...{ from: time, to: time, visitIds: v.array(id), seconds: v.nullable(time) },
      level: v.picklist([1, 2, 3]),
    }),
  ),
});
