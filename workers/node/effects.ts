import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import type { GroupIndex } from '../mpc/index-build.ts';
import { decodeIndex, encodeIndex } from '../mpc/index-codec.ts';
import { decodeEnrolment } from '../wire/account.ts';
import { setBit } from '../wire/bits.ts';
import { claimListHash, verifyClaimList } from '../wire/claim-list.ts';
import { sealResult } from '../wire/result.ts';
import { countedBytes, type ResultKind } from '../wire/result-kind.ts';
import { type ProvenShare, proveResults } from '../wire/result-proof.ts';
import { type AccountStates, encodeState } from './account-state.ts';
import { openAtRest, REST_KEY_BYTES, sealAtRest } from './at-rest.ts';
import type { EpochBuild } from './builds.ts';
import { type ClaimPlaces, encodePlaces } from './claim-places.ts';
import type { NodeContext } from './context.ts';
import type { IndexedEpoch, ResultRecords } from './match-stage.ts';
import { windowStart } from './schedule.ts';
import { type Change, numberKey, Table } from './store.ts';
import { countedReports, countReport } from './uploads.ts';

/** Facts row with the claim places. */
export const PLACES = 'claim-places';

const rowKey = (epoch: number, key: string) => `${numberKey(epoch)}/${key}`;

/** Indices of the epochs that this run built, sealed at rest, and the uploads that count now. */
export function buildEffects(ctx: NodeContext, builds: readonly EpochBuild[]): Change[] {
  return builds.flatMap(({ epoch, entering, indices }) => {
    const restKey = ctx.random(REST_KEY_BYTES);
    return [
      ...entering.map(countReport),
      { table: Table.IndexKeys, key: numberKey(epoch), value: restKey },
      ...[...indices].map(([key, index]): Change => {
        const name = rowKey(epoch, key);
        return {
          table: Table.Indices,
          key: name,
          value: sealAtRest(restKey, name, encodeIndex(index), ctx.random),
        };
      }),
    ];
  });
}

/** An epoch that this run just built, as the match takes it. */
export function builtEpoch({ epoch, all, indices }: EpochBuild): IndexedEpoch {
  return {
    epoch,
    accounts: all.map(({ account }) => account),
    load: async (key) => structuredClone(indices.get(key)!), // the index itself is stored after the match
  };
}

/** An epoch that an earlier run built. */
export async function storedEpoch(ctx: NodeContext, epoch: number): Promise<IndexedEpoch> {
  const restKey = (await ctx.store.get(Table.IndexKeys, numberKey(epoch)))!;
  return {
    epoch,
    accounts: (await countedReports(ctx, epoch)).map(({ account }) => account),
    async load(key): Promise<GroupIndex[]> {
      const name = rowKey(epoch, key);
      const sealed = await ctx.store.get(Table.Indices, name);
      if (!sealed) throw new Error(`index ${name} is gone from this node's store; restore its database`);
      return decodeIndex(openAtRest(restKey, name, sealed));
    },
  };
}

/**
 * This node's Shamir shares of all results, salted and in a tree whose root it signs.
 * @param epochs what the run matched
 */
export function provenResults(
  ctx: NodeContext,
  run: number,
  results: ResultRecords,
  epochs: readonly IndexedEpoch[],
) {
  const held = epochs.map(({ epoch, accounts }) => ({ epoch, accounts: new Set(accounts) }));
  const shares = [...results].map(([account, parts]) => {
    const counted = new Uint8Array(countedBytes(ctx.deployment.run.window));
    for (const { epoch, accounts } of held) if (accounts.has(account)) setBit(counted, run - epoch, 1);
    const planes = ctx.sharing.toShamir(parts);
    return [account, { account: hexToBytes(account), counted, planes }] as const;
  });
  return proveResults(new Map(shares), ctx.random);
}

/** Every account's result, sealed to the account, in place of its older one. */
export async function resultEffects(
  ctx: NodeContext,
  run: number,
  results: Iterable<ProvenShare>,
): Promise<Change[]> {
  const { window } = ctx.deployment.run;
  const changes: Change[] = [];
  const header = { deployment: ctx.id, run, window, node: ctx.party };
  for await (const { account, value } of sealedResults(ctx, header, results))
    changes.push({ table: Table.Results, key: bytesToHex(account), value });
  return changes;
}

/**
 * Every account's result, sealed to the account, one after the other.
 * @param header what all have in common
 */
export async function* sealedResults(
  ctx: NodeContext,
  header: Parameters<typeof sealResult>[0],
  results: Iterable<ProvenShare>,
  what?: ResultKind['what'],
): AsyncGenerator<{ account: Uint8Array; value: Uint8Array }> {
  for (const proven of results) {
    const { account } = proven.share;
    const key = bytesToHex(account);
    const enrolment = await ctx.store.get(Table.Accounts, key);
    if (!enrolment) throw new Error(`account ${key.slice(0, 8)}… has a result but no enrolment`);
    const { sealKey } = decodeEnrolment(enrolment);
    // An account that nothing can be sealed to gets nothing; it must not stop everybody's run.
    const value = await sealResult(header, proven, sealKey, ctx.identity, ctx.random, what).catch(
      unlessInput,
    );
    if (value) yield { account, value };
  }
}

/** Account states and claim places after the run. */
export function stateEffects(states: AccountStates, places: ClaimPlaces | null): Change[] {
  const changes = [...states].map(
    ([account, state]): Change => ({ table: Table.AccountStates, key: account, value: encodeState(state) }),
  );
  if (places) changes.push({ table: Table.Facts, key: PLACES, value: encodePlaces(places) });
  return changes;
}

/**
 * What the run makes obsolete: uploads and keys of epochs that no later run builds, claim lists, and whatever left
 * the window with it (DESIGN §1, erase).
 * @param accounts with rows in the window; the state and the last result of every other go
 */
export async function eraseEffects(
  ctx: NodeContext,
  run: number,
  accounts: ReadonlyMap<string, unknown>,
): Promise<Change[]> {
  const { store, deployment } = ctx;
  const closed = (epoch: number) => epoch + deployment.run.grace <= run;
  const left = (epoch: number) => epoch < windowStart(deployment, run + 1);
  const rules: [Table, (epoch: number) => boolean][] = [
    [Table.Uploads, closed],
    [Table.EpochKeys, closed],
    [Table.PeerKeys, closed],
    [Table.ClaimLists, (listed) => listed <= run],
    [Table.Fields, (epoch) => epoch <= run],
    [Table.ProgramResults, left],
    [Table.ReportSets, left],
    [Table.Counted, left],
    [Table.IndexKeys, left],
    [Table.Indices, left],
  ];
  const changes: Change[] = [];
  for (const [table, goes] of rules)
    for (const key of await store.keys(table, ''))
      if (goes(Number.parseInt(key, 10))) changes.push({ table, key, value: null });
  for (const { key, value } of await store.list(Table.ClaimLists, ''))
    if (Number.parseInt(key, 10) <= run) {
      const hash = claimListHash(verifyClaimList(value, deployment, ctx.party));
      changes.push({ table: Table.PastLists, key, value: hash });
    }
  for (const table of [Table.AccountStates, Table.Results])
    for (const key of await store.keys(table, ''))
      if (!accounts.has(key)) changes.push({ table, key, value: null });
  return changes;
}

function unlessInput(error: unknown): null {
  if (error instanceof InputError) return null;
  throw error;
}
