import { type GroupIndex, type IndexSpec, rowsOf } from '../mpc/index-build.ts';
import type { Grain } from '../mpc/match.ts';
import { concatRows, sliceRows } from '../mpc/rows.ts';
import { partsOf } from '../mpc/team.ts';
import type { InputOf, OutputOf, ProgramName } from './programs.ts';

/** Rows from which on a job is divided among the workers of a party; below, handing rows over costs more than it saves. */
export const SHARDED_ROWS = 1 << 18;

/** The input of a job that workers can divide, made part by part as they take it: all parts need not be held at once. */
export class CutInput<P extends ProgramName> {
  /**
   * @param workers that there are for it, of `most`, with more than one from so many rows on
   * @param part what number k of 0 … workers − 1 has to do; of one worker all; asked for once
   */
  constructor(
    readonly workers: (most: number, from: number) => number,
    readonly part: (k: number, workers: number) => InputOf<P>,
  ) {}
}

type IndexRows = Pick<InputOf<'index'>, 'tokens' | 'masks'>;

/** An index. @param rows of accounts [from, to) */
export const cutIndex = (
  spec: IndexSpec,
  coins: Uint8Array,
  rows: (from: number, to: number) => IndexRows,
): CutInput<'index'> =>
  new CutInput(
    (most, from) => (rowsOf(spec) < from ? 1 : most),
    (k, workers) => ({ spec, coins, ...rows(...partsOf(spec.accounts, workers)[k]) }),
  );

type MatchRows = Pick<InputOf<'match'>, 'infectious' | 'emit'>;

/** A match, by as many workers as built the index, whatever the node was told since. @param rows of accounts [from, to) */
export const cutMatch = (
  index: readonly GroupIndex[],
  grain: Grain,
  rows: (from: number, to: number) => MatchRows,
): CutInput<'match'> =>
  new CutInput(
    () => index.length,
    (k, workers) => ({
      index: workers === 1 ? index : [index[k]],
      grain,
      ...rows(...partsOf(index[0].spec.accounts, workers)[k]),
    }),
  );

/** Cuts what was made in one piece. Who is not named here is computed by one worker. */
const CUTS: { readonly [P in ProgramName]?: (input: InputOf<P>) => CutInput<P> } = {
  index: ({ spec, coins, tokens, masks }) =>
    cutIndex(spec, coins, (...accounts) => {
      const [from, to] = accounts.map((account) => account * spec.positions);
      return { tokens: sliceRows(tokens, from, to), masks: sliceRows(masks, from, to) };
    }),
  match: ({ index, grain, infectious, emit }) =>
    cutMatch(index, grain, (from, to) => {
      const { positions } = index[0].spec;
      return {
        infectious: sliceRows(infectious, from, to),
        emit: sliceRows(emit, from * positions, to * positions),
      };
    }),
};

/** What a job is given: in one piece, or to be cut. */
export type JobInput<P extends ProgramName> = InputOf<P> | CutInput<P>;

/** All of it. */
export const wholeInput = <P extends ProgramName>(input: JobInput<P>): InputOf<P> =>
  input instanceof CutInput ? (input.part(0, 1) as InputOf<P>) : input;

/**
 * The inputs of the workers that compute a job, one for each, each made when it is called for.
 * @param most workers that there are @param from rows from which on there is more than one
 */
export function divideJob<P extends ProgramName>(
  program: P,
  input: JobInput<P>,
  most: number,
  from: number,
): (() => InputOf<P>)[] {
  const cut =
    input instanceof CutInput
      ? input
      : (CUTS[program] as ((input: InputOf<P>) => CutInput<P>) | undefined)?.(input);
  const workers = cut?.workers(most, from) ?? 1;
  if (workers === 1) return [() => wholeInput(input)];
  return Array.from({ length: workers }, (_, k) => () => cut!.part(k, workers));
}

const JOINS: { readonly [P in ProgramName]?: (outputs: readonly OutputOf<P>[]) => OutputOf<P> } = {
  index: (outputs) => outputs.flat(),
  match: (outputs) => concatRows(...outputs),
};

/** Of the outputs of workers that divided a job, in their order, the job's. */
export const joinOutputs = <P extends ProgramName>(
  program: P,
  outputs: readonly OutputOf<P>[],
): OutputOf<P> => (JOINS[program] as (outputs: readonly OutputOf<P>[]) => OutputOf<P>)(outputs);
