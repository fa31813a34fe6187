import { rowsOf, sizesOf } from '../mpc/index-build.ts';
import { concatRows, sliceRows } from '../mpc/rows.ts';
import type { Shared } from '../mpc/shared.ts';
import { partsOf } from '../mpc/team.ts';
import type { InputOf, OutputOf, ProgramName } from './programs.ts';

/** Rows from which on a job is divided among the workers of a party; below, handing rows over costs more than it saves. */
export const SHARDED_ROWS = 1 << 18;

/** How the workers of a party divide a job. */
interface Division<I, O> {
  /** @param most workers that there are @param from rows from which on there is more than one */
  workers(input: I, most: number, from: number): number;
  /** Each worker's input. */
  divide(input: I, workers: number): I[];
  /** Of their outputs, in their order, the job's. */
  join(outputs: readonly O[]): O;
}

/** Who is not named here is computed by one worker. */
const DIVISIONS: { readonly [P in ProgramName]?: Division<InputOf<P>, OutputOf<P>> } = {
  index: {
    workers: ({ spec }, most, from) => (rowsOf(spec) < from ? 1 : most),
    divide({ tokens, masks, ...same }, workers) {
      const rows = sizesOf(same.spec, workers);
      const [ownTokens, ownMasks] = [slices(tokens, rows), slices(masks, rows)];
      return rows.map((_, k) => ({ ...same, tokens: ownTokens[k], masks: ownMasks[k] }));
    },
    join: (outputs) => outputs.flat(),
  },
  match: {
    // By as many as built the index, whatever the node was told since.
    workers: ({ index }) => index.length,
    divide({ index, infectious, emit, grain }, workers) {
      const [{ spec }] = index;
      const accounts = partsOf(spec.accounts, workers).map(([from, to]) => to - from);
      const [levels, consents] = [slices(infectious, accounts), slices(emit, sizesOf(spec, workers))];
      return index.map((own, k) => ({ index: [own], infectious: levels[k], emit: consents[k], grain }));
    },
    join: (outputs) => concatRows(...outputs),
  },
};

/**
 * The inputs of the workers that compute a job, one for each.
 * @param most workers that there are @param from rows from which on there is more than one
 */
export function divideJob<P extends ProgramName>(
  program: P,
  input: InputOf<P>,
  most: number,
  from: number,
): InputOf<P>[] {
  const division = DIVISIONS[program] as Division<InputOf<P>, OutputOf<P>> | undefined;
  const workers = division?.workers(input, most, from) ?? 1;
  return workers === 1 ? [input] : division!.divide(input, workers);
}

/** The output of a job that several workers computed. */
export const joinOutputs = <P extends ProgramName>(
  program: P,
  outputs: readonly OutputOf<P>[],
): OutputOf<P> => (DIVISIONS[program] as Division<InputOf<P>, OutputOf<P>>).join(outputs);

/** Rows one slice behind the other. */
function slices(s: Shared, counts: readonly number[]): Shared[] {
  let at = 0;
  return counts.map((count) => {
    at += count;
    return sliceRows(s, at - count, at);
  });
}
