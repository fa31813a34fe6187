import type { Deployment } from './deployment-schema.ts';
import { blocksPerEpoch } from './time.ts';

/** Bits of a token, of a claim, and of a level in thermometer code. */
export const TOKEN_BITS = 64;
export const CLAIM_BITS = 128;
export const LEVEL_BITS = 3;

/** The rows of one kind in an upload: `positions` in each of the epoch's `blocks`. */
export interface JobShape {
  readonly kind: 'place' | 'near';
  /** Slots of a block = mask bits of a row. */
  readonly h: number;
  readonly blocks: number;
  /** place: venues, then meets; near: self, then heard. */
  readonly positions: number;
  /** Index of the row at block 0, position 0. */
  readonly first: number;
}

/**
 * Where each bit of an upload's record stands. The same for every account and every epoch, so an upload's size
 * tells nothing. Order: for each row (by job, block, position) 64 token bits and h mask bits; the claim; emit bits
 * of the window (by age, row; age 0 = the upload's own epoch); in self-report deployments 3 level bits for each age.
 */
export interface UploadShape {
  readonly jobs: readonly JobShape[];
  readonly rows: number;
  /** Index of a row; `block` counts from the epoch's first. */
  row(job: JobShape, block: number, position: number): number;
  token(row: number): number;
  mask(row: number): number;
  /** h of the row's job. */
  maskBits(row: number): number;
  readonly claim: number;
  emit(age: number, row: number): number;
  /** Null where an authority confirms reports. */
  levels(age: number): number | null;
  readonly bits: number;
  readonly bytes: number;
}

/** The jobs of a deployment, in the order of their rows. */
function jobShapes(d: Deployment): JobShape[] {
  const jobs: JobShape[] = [];
  let first = 0;
  const add = (kind: JobShape['kind'], h: number, positions: number) => {
    if (positions === 0) return;
    const blocks = blocksPerEpoch(d.grid, h);
    jobs.push({ kind, h, blocks, positions, first });
    first += blocks * positions;
  };
  add('place', d.place.h, d.place.venues + d.place.meets);
  if (d.near) add('near', d.near.h, d.near.self + d.near.heard);
  return jobs;
}

/** The record that a phone shares for one epoch. */
export function uploadShape(d: Deployment): UploadShape {
  const jobs = jobShapes(d);
  const rows = rowCount(jobs);
  const start = rowOffsets(jobs, (job) => TOKEN_BITS + job.h);
  const claim = start(rows);
  const emit = claim + CLAIM_BITS;
  const levels = emit + d.run.window * rows;
  const bits = levels + (d.authority ? 0 : d.run.window * LEVEL_BITS);
  return {
    jobs,
    rows,
    row: (job, block, position) => job.first + block * job.positions + position,
    token: start,
    mask: (row) => start(row) + TOKEN_BITS,
    maskBits: (row) => jobOf(jobs, row).h,
    claim,
    emit: (age, row) => emit + age * rows + row,
    levels: (age) => (d.authority ? null : levels + age * LEVEL_BITS),
    bits,
    bytes: Math.ceil(bits / 8),
  };
}

/**
 * Where each bit of an account's result stands: bit 0 = report accepted; then, program exposure, for each age and
 * row the matching slots (h bits) and level ≥ 2, level ≥ 3; with detail policy day, for each age exposed, level ≥ 2,
 * level ≥ 3; program collision: one bit, exposed.
 */
export interface ResultShape {
  readonly accepted: 0;
  /** Program collision only. */
  readonly exposed: 1 | null;
  /** First of the three bits of a day; null unless the detail policy is day. */
  readonly day: ((age: number) => number) | null;
  /** First bit of a row. Precondition, not checked: program exposure, detail policy open or strict. */
  offset(age: number, row: number): number;
  /** h + 2. */
  width(row: number): number;
  readonly bits: number;
  readonly bytes: number;
}

/** The constant shape of an account's result. */
export function resultShape(d: Deployment): ResultShape {
  const jobs = jobShapes(d);
  const start = rowOffsets(jobs, (job) => job.h + 2);
  const perAge = start(rowCount(jobs));
  const [once, days] = [d.program === 'collision', d.detail.policy === 'day'];
  const bits = 1 + (once ? 1 : d.run.window * (days ? LEVEL_BITS : perAge));
  return {
    accepted: 0,
    exposed: once ? 1 : null,
    day: days ? (age) => 1 + age * LEVEL_BITS : null,
    offset: (age, row) => 1 + age * perAge + start(row),
    width: (row) => jobOf(jobs, row).h + 2,
    bits,
    bytes: Math.ceil(bits / 8),
  };
}

function rowCount(jobs: readonly JobShape[]): number {
  return jobs.reduce((sum, job) => sum + job.blocks * job.positions, 0);
}

function jobOf(jobs: readonly JobShape[], row: number): JobShape {
  const job = jobs.find((j) => row >= j.first && row < j.first + j.blocks * j.positions);
  if (!job) throw new RangeError(`row ${row} is not in the shape`);
  return job;
}

/** Bit at which a row begins when rows of a job are `width` bits wide; the row behind the last gives the end. */
function rowOffsets(jobs: readonly JobShape[], width: (job: JobShape) => number): (row: number) => number {
  return (row) => {
    let bit = 0;
    for (const job of jobs) {
      const inJob = Math.min(Math.max(row - job.first, 0), job.blocks * job.positions);
      bit += inJob * width(job);
    }
    return bit;
  };
}
