import type { Party } from '../mpc/party.ts';
import { sharingOf } from '../mpc/sharing.ts';
import { getBit } from '../wire/bits.ts';
import type { Deployment } from '../wire/deployment.ts';
import type { ResultShare } from '../wire/result-kind.ts';
import { resultShape, uploadShape } from '../wire/shape.ts';
import type { CheckedShare } from './certified.ts';

/** A row of one's own in which somebody infectious was at the same place. */
export interface MatchedRow {
  /** Epochs before the run: the row is of epoch run − age. */
  readonly age: number;
  readonly row: number;
  /** Slots of the block, 0 … h − 1. */
  readonly slots: readonly number[];
  /** 1..3, the highest in the block. */
  readonly level: number;
}

/** A day on which somebody infectious was at the same place as this account: all that detail policy day tells. */
export interface MatchedDay {
  readonly age: number;
  /** 1..3, the highest of the day. */
  readonly level: number;
}

/** What the nodes computed for this account. */
export interface Answer {
  readonly run: number;
  /** The claim in one's uploads was confirmed: the report counts. */
  readonly accepted: boolean;
  /** Program collision: exposed at some time; with program exposure, whether any row or day matched. */
  readonly exposed: boolean;
  /** Empty with detail policy day. */
  readonly rows: readonly MatchedRow[];
  /** Empty without detail policy day. */
  readonly days: readonly MatchedDay[];
  /** Epochs of the window, ascending, in which an upload of this account counts, by the word of all who are believed. */
  readonly counted: readonly number[];
  /**
   * all: every node says the same. some: not every node answered, and nothing contradicts. Else `contradicts` names who can
   * be wrong: those that gave another share than they signed, and those of whom some signed a wrong one.
   */
  readonly agree: 'all' | 'some' | { readonly contradicts: readonly Party[] };
  /** Whether bits were put together: not when it can't be told which shares are wrong, and then nothing is said. */
  readonly believed: boolean;
}

/**
 * Puts shares together.
 * Preconditions, not checked: the shares are of one run and of different nodes, and t+1 at least are signed.
 */
export function readAnswer(d: Deployment, shares: readonly CheckedShare[]): Answer {
  const { value, trusted, agree } = joinShares(d, shares);
  const { run } = shares[0];
  const counted = countedEpochs(d, trusted);
  const nothing = {
    run,
    accepted: false,
    exposed: false,
    rows: [],
    days: [],
    counted,
    agree,
    believed: value !== null,
  };
  if (!value) return nothing;
  const shape = resultShape(d);
  const answer = { ...nothing, accepted: getBit(value, shape.accepted) === 1 };
  if (shape.exposed !== null) return { ...answer, exposed: getBit(value, shape.exposed) === 1 };
  if (shape.day) {
    const days = matchedDays(d, value, shape.day);
    return { ...answer, exposed: days.length > 0, days };
  }
  const rows = matchedRows(d, value);
  return { ...answer, exposed: rows.length > 0, rows };
}

/**
 * The value of shares, and whom it rests on. Preconditions as of `readAnswer`.
 * @returns `value`: null when it cannot be told which shares are wrong
 */
export function joinShares(
  d: Deployment,
  shares: readonly CheckedShare[],
): Pick<Answer, 'agree'> & { value: Uint8Array | null; trusted: CheckedShare[] } {
  const signed = shares.filter((share) => share.signed);
  const { value, suspects } = sharingOf(d).reconstruct(
    new Map(signed.map(({ node, planes }) => [node, planes])),
  );
  const doubted = [...shares.filter((share) => !share.signed).map(({ node }) => node), ...suspects].sort();
  const agree: Answer['agree'] =
    doubted.length > 0 ? { contradicts: doubted } : shares.length === d.parties ? 'all' : 'some';
  const trusted = value ? signed.filter(({ node }) => !suspects.includes(node)) : signed;
  return { value, trusted, agree };
}

function countedEpochs(d: Deployment, shares: readonly ResultShare[]): number[] {
  const ages = Array.from({ length: d.run.window }, (_, i) => d.run.window - 1 - i);
  return ages
    .filter((age) => shares.every(({ counted }) => getBit(counted, age) === 1))
    .map((age) => shares[0].run - age);
}

/** Days with a match: exposed, then level ≥ 2 and level ≥ 3. */
function matchedDays(d: Deployment, bits: Uint8Array, day: (age: number) => number): MatchedDay[] {
  return Array.from({ length: d.run.window }, (_, age) => ({ age, at: day(age) }))
    .filter(({ at }) => getBit(bits, at) === 1)
    .map(({ age, at }) => ({ age, level: 1 + getBit(bits, at + 1) + getBit(bits, at + 2) }));
}

/** Rows with a matching slot: h slot bits, then level ≥ 2 and level ≥ 3. */
function matchedRows(d: Deployment, bits: Uint8Array): MatchedRow[] {
  const shape = resultShape(d);
  const { rows } = uploadShape(d);
  const matched: MatchedRow[] = [];
  for (let age = 0; age < d.run.window; age++)
    for (let row = 0; row < rows; row++) {
      const [at, h] = [shape.offset(age, row), shape.width(row) - 2];
      const slots = Array.from({ length: h }, (_, s) => s).filter((s) => getBit(bits, at + s));
      const level = 1 + getBit(bits, at + h) + getBit(bits, at + h + 1);
      if (slots.length > 0) matched.push({ age, row, slots, level });
    }
  return matched;
}
