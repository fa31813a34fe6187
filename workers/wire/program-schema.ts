import * as v from 'valibot';
import { whole } from './whole-number.ts';

/** Limits that keep records, results and screens small. */
const MOST_PROGRAMS = 8;
const MOST_VALUES = 16;
const MOST_BITS = 256;
const MOST_SEATS = 256;

const text = (most: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\S([^\p{Cc}]*\S)?$/u, 'must be one line that neither begins nor ends with a space'),
    // Such as turn the direction of writing: what people read must be what the hash stands for.
    v.regex(/^[^\p{Cf}\p{Zl}\p{Zp}]*$/u, 'must have no characters that are not seen'),
    v.maxLength(most, `is longer than ${most} characters`),
  );
const name = text(60);

const values = <T extends v.GenericSchema>(value: T) =>
  v.pipe(
    v.array(value),
    v.minLength(1, 'must not be empty'),
    v.maxLength(MOST_VALUES, `names more than ${MOST_VALUES}`),
  );
const bits = whole(1, MOST_BITS);

/** A boolean circuit that people may opt in to, as the deployment declares it. */
export const circuitProgramSchema = v.strictObject({
  name,
  /** Shown to people before they consent. */
  purpose: text(500),
  /** SHA-256 of the text of the circuit, unpacked, in Bristol Fashion. */
  circuit: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits')),
  /** Persons whom one evaluation takes; where somebody is missing, zeros are taken. */
  seats: whole(2, MOST_SEATS),
  /** A group of fewer is not evaluated. */
  least: whole(2, MOST_SEATS),
  /** What a person gives: whole numbers, the same for every seat. */
  fields: values(v.strictObject({ name, bits })),
  /** Whole numbers; public: one for the group, known to everybody. owner: one for each person, known to that person. */
  outputs: values(
    v.strictObject({ name, bits, to: v.picklist(['public', 'owner'], 'must be "public" or "owner"') }),
  ),
});

/** The programs of a deployment that has any. */
export const circuitProgramsSchema = v.pipe(
  v.array(circuitProgramSchema),
  v.minLength(1, 'must not be empty: leave it out where there are no programs'),
  v.maxLength(MOST_PROGRAMS, `names more than ${MOST_PROGRAMS} programs`),
);

/** As declared in `deployment.json`. */
export type CircuitProgram = v.InferOutput<typeof circuitProgramSchema>;
