import { InputError } from '../errors.ts';
import { putBits, putLevel, setBit } from '../wire/bits.ts';
import type { Random } from '../wire/codec.ts';
import type { Deployment } from '../wire/deployment.ts';
import { CLAIM_BITS, type JobShape, TOKEN_BITS, uploadShape } from '../wire/shape.ts';
import type { Row, VisitTimes } from './row-choice.ts';

/** What a phone says about one epoch; plain data, so that it can go to a worker. */
export interface Day {
  readonly epoch: number;
  readonly places: readonly Row[];
  readonly meets: readonly Row[];
  /** Rows of tags; null where the deployment has none. */
  readonly near: { readonly self: readonly Row[]; readonly heard: readonly Row[] } | null;
  /** 16 bytes that the authority knows, or null without a report: a random claim goes in its place. */
  readonly claim: Uint8Array | null;
  /** Consent, bit age·rows + row (see `emitBits`), or null: nothing is given to others. */
  readonly emit: Uint8Array | null;
  /** Self-report deployments: level 0..3 by age; null without a report. */
  readonly levels: readonly number[] | null;
}

/** A row that was sent, and what it stands for on this phone; kept to read results. */
export interface SentRow {
  readonly epoch: number;
  /** Index in the upload's shape. */
  readonly row: number;
  /** Unix seconds at which the row's block begins are `blockStart(grid, h, firstBlock + block)`. */
  readonly block: number;
  readonly h: number;
  readonly mask: number;
  readonly visits: readonly VisitTimes[];
}

/**
 * Packs a day in the deployment's one shape. Every place that has no row is filled with a random token and an
 * empty mask, so all records look alike once shared.
 * @throws InputError when there are more rows than a block has, or a field that the deployment lacks
 */
export function buildRecord(
  d: Deployment,
  day: Day,
  random: Random,
): { record: Uint8Array; sent: SentRow[] } {
  const shape = uploadShape(d);
  const record = new Uint8Array(shape.bytes);
  const noise = random((shape.rows * TOKEN_BITS) / 8);
  for (let row = 0; row < shape.rows; row++) {
    const token = noise.subarray((row * TOKEN_BITS) / 8, ((row + 1) * TOKEN_BITS) / 8);
    putBits(record, shape.token(row), token, TOKEN_BITS);
  }

  const sent: SentRow[] = [];
  const put = (kind: JobShape['kind'], from: number, most: number, rows: readonly Row[], what: string) => {
    const job = shape.jobs.find((candidate) => candidate.kind === kind);
    const used = new Map<number, number>();
    for (const { block, token, mask, visits } of rows) {
      const position = used.get(block) ?? 0;
      if (!job || position >= most || block < 0 || block >= job.blocks)
        throw new InputError(`record: no place for another ${what} row in block ${block} (${most} allowed)`);
      used.set(block, position + 1);
      const row = shape.row(job, block, from + position);
      putBits(record, shape.token(row), token, TOKEN_BITS);
      for (let s = 0; s < job.h; s++) setBit(record, shape.mask(row) + s, (mask >>> s) & 1);
      sent.push({ epoch: day.epoch, row, block, h: job.h, mask, visits });
    }
  };
  put('place', 0, d.place.venues, day.places, 'venue');
  put('place', d.place.venues, d.place.meets, day.meets, 'meeting');
  if (day.near) {
    put('near', 0, d.near?.self ?? 0, day.near.self, 'own tag');
    put('near', d.near?.self ?? 0, d.near?.heard ?? 0, day.near.heard, 'heard tag');
  }

  putBits(record, shape.claim, day.claim ?? random(CLAIM_BITS / 8), CLAIM_BITS);
  if (day.emit) putBits(record, shape.emit(0, 0), day.emit, d.run.window * shape.rows);
  for (const [age, level] of (day.levels ?? []).entries()) {
    const at = shape.levels(age);
    if (at === null) throw new InputError('record: levels are the authority’s to give in this deployment');
    if (age >= d.run.window) throw new InputError(`record: a level for age ${age}, outside the window`);
    putLevel(record, at, level);
  }
  return { record, sent };
}

/** Consent as `Day.emit` takes it: what `consents` says for each age (0 = the upload's own epoch) and row. */
export function emitBits(d: Deployment, consents: (age: number, row: number) => boolean): Uint8Array {
  const { rows } = uploadShape(d);
  const bits = new Uint8Array(Math.ceil((d.run.window * rows) / 8));
  for (let age = 0; age < d.run.window; age++)
    for (let row = 0; row < rows; row++) setBit(bits, age * rows + row, consents(age, row) ? 1 : 0);
  return bits;
}
