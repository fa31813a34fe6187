import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { PartyNet } from '../mpc/party.ts';
import { programResultKind } from '../wire/circuit-programs.ts';
import { Writer } from '../wire/codec.ts';
import { type ProgramEnd, publicHash } from '../wire/done.ts';
import { encodePlace } from '../wire/group-place.ts';
import { proveResults } from '../wire/result-proof.ts';
import type { NodeContext } from './context.ts';
import { sealedResults } from './effects.ts';
import { type ProgramOutcome, programCoin } from './program-stage.ts';
import { agreeRoots } from './result-roots.ts';
import type { RootContext } from './signed-root.ts';
import { type Change, numberKey, Table } from './store.ts';

/** Of a run and program, or of one account's result of it. */
export const programKey = (run: number, program: string, account?: string): string =>
  [numberKey(run), program, ...(account === undefined ? [] : [account])].join('/');

/**
 * Binds the nodes to the results of the programs, and writes them down.
 * @param number of the run's audit entry, by which its certificate is found
 * @returns what all nodes sign, and the effects
 */
export async function endPrograms(
  ctx: NodeContext,
  net: PartyNet,
  context: Required<RootContext>,
  number: number,
  outcomes: readonly ProgramOutcome[],
): Promise<{ ends: ProgramEnd[]; changes: Change[] }> {
  const ends: ProgramEnd[] = [];
  const changes: Change[] = [];
  for (const { program, groups, outputs, results } of outcomes) {
    const { what, id, window } = programResultKind(ctx.deployment, program);
    const shares = results.map(({ account, place, own }) => {
      const planes = ctx.sharing.toShamir(own);
      return [account, { account: hexToBytes(account), counted: encodePlace(place), planes }] as const;
    });
    const { root, proven } = proveResults(new Map(shares), ctx.random);
    const coins = programCoin(context.coins, program);
    const roots = await agreeRoots(ctx, net, { ...context, coins }, root);
    ends.push({
      program: program.hash,
      results: results.length,
      groups,
      outputs: publicHash(outputs),
      roots,
    });
    const entry = (value: Uint8Array) => new Writer().u32(number).raw(value).finish();
    const header = { deployment: id, run: context.run, window, node: ctx.party };
    for await (const { account, value } of sealedResults(ctx, header, proven, what)) {
      const key = programKey(context.run, program.id, bytesToHex(account));
      changes.push({ table: Table.ProgramResults, key, value: entry(value) });
    }
    if (groups > 0) {
      const key = programKey(context.run, program.id);
      changes.push({ table: Table.ProgramOutputs, key, value: entry(outputs) });
    }
  }
  return { ends, changes };
}
