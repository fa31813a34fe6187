/** Shapes that several rows and facts have. Numbers have bounds, as a screen that counts with what has none may never show again. */
import * as v from 'valibot';
import { epochAt, type Grid } from '../../workers/wire/time.ts';

/** 2200-01-01: later than all that a person plans, and what every calendar can still show. */
const LAST_TIME = 7_258_118_400;

const upTo = (most: number) => v.pipe(v.number(), v.minValue(0), v.maxValue(most));

/** Unix seconds. */
export const time = upTo(LAST_TIME);
/** Numbers of a community's epochs, short or long, of which every one has a date. */
export const epochsOf = (grid: Grid) => v.pipe(upTo(epochAt(grid, LAST_TIME)), v.integer());
export type EpochCheck = ReturnType<typeof epochsOf>;
/** What is counted or measured: 32 bits hold it. */
export const amount = upTo(2 ** 32);
/** Longer than a code in two dimensions, and than an operator's answer: what came from there was once kept whole. */
export const text = v.pipe(v.string(), v.maxLength(4096));
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

/** A bit mask is a negative number when it has the 32nd bit. */
const mask = v.pipe(v.number(), v.minValue(-(2 ** 31)), v.maxValue(2 ** 32));

export const sentRow = (epoch: EpochCheck) =>
  v.looseObject({
    ...{ epoch, row: amount, block: amount, h: amount, mask },
    visits: v.array(v.looseObject({ id, from: time, to: time })),
  });

/** What the newest answer said. */
export const checked = (epoch: EpochCheck) =>
  v.looseObject({
    ...{ run: epoch, at: time, upTo: time, missing: v.array(epoch) },
    missingOf: v.optional(v.looseObject({ meetings: v.array(epoch), bluetooth: v.array(epoch) })),
    agree: v.picklist(['all', 'some', 'contradiction']),
    doubted: v.array(text),
    exposures: v.array(
      v.looseObject({
        ...{ from: time, to: time, visitIds: v.array(id), seconds: v.nullable(amount) },
        level: v.picklist([1, 2, 3]),
      }),
    ),
  });
