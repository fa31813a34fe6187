import { bytesToHex } from '@noble/hashes/utils.js';
import { tossCoins } from '../mpc/coins.ts';
import type { LinkRate } from '../mpc/link-rate.ts';
import type { PartyNet } from '../mpc/party.ts';
import type { PhaseCost } from '../mpc/stats.ts';
import { type Certificate, checkSignatures, signStatement } from '../wire/certificate.ts';
import { claimListHash, verifyClaimList } from '../wire/claim-list.ts';
import type { DoneStatement } from '../wire/done.ts';
import { type AccountStates, decodeState, moveState } from './account-state.ts';
import { passOver, setAside } from './aside.ts';
import { agreeBatch, drawReports, exchange, type HeldList, inputsDigest } from './batch.ts';
import { buildIndices, epochBuilds } from './builds.ts';
import { type ClaimPlaces, decodePlaces } from './claim-places.ts';
import type { Computation } from './computation.ts';
import type { NodeContext } from './context.ts';
import {
  buildEffects,
  builtEpoch,
  eraseEffects,
  PLACES,
  provenResults,
  resultEffects,
  stateEffects,
  storedEpoch,
} from './effects.ts';
import { exchangeAnnouncements } from './epoch-keys.ts';
import { agreeFields, type ProgramBatch, seatingCoins, withFields } from './field-batch.ts';
import { heldFields } from './field-records.ts';
import { type Inputs, openInputs } from './inputs.ts';
import { commitRun, nextEntry, runOf, unlessDone } from './ledger.ts';
import { matchWindow } from './match-stage.ts';
import { endPrograms } from './program-effects.ts';
import { runPrograms } from './program-stage.ts';
import { bringReports } from './reports-stage.ts';
import { agreeRoots } from './result-roots.ts';
import { RunSession } from './run-session.ts';
import { type RunProgress, RunState } from './run-state.ts';
import { type EpochPlan, indexedEpochs, ownReports, planEpochs, windowStart } from './schedule.ts';
import { numberKey, Table } from './store.ts';

/** What an attempt needs once all nodes have met. */
export interface AttemptPorts {
  run: number;
  attempt: number;
  /** The newest done certificate, as this node named it when the nodes met. */
  last: Uint8Array;
  /** As all nodes have agreed. */
  links: LinkRate;
  /** What the nodes say to each other before and after computing. */
  channel(job: string): PartyNet;
  /** The jobs of this attempt, once the batch is fixed. @param inputs digest of the batch @param coins tossed afterwards */
  begin(inputs: Uint8Array, coins: Uint8Array): Computation;
  progress(progress: RunProgress): void;
  /** Ends every wait for another node's message in this attempt. */
  abandon(): void;
}

/** How a run ended, in public facts. */
export interface RunReport extends DoneStatement {
  /** What each stage cost this party. */
  costs: PhaseCost[];
}

/**
 * One attempt of one run, from the batch to everybody's signature (DESIGN §9).
 *
 * Until the last step nothing is changed but what lies aside; whatever throws leaves the inputs as they were.
 */
export async function attemptRun(ctx: NodeContext, ports: AttemptPorts): Promise<RunReport> {
  const { run, attempt, last } = ports;
  const say = (state: RunState) => ports.progress({ run, attempt, state });
  const net = ports.channel('batch');
  const closed = await closeBatch(ctx, ports, net, last);
  say(RunState.Sealed);

  const { digest, coins } = closed;
  const computation = ports.begin(digest, coins);
  const session = new RunSession(
    ctx,
    run,
    attempt,
    computation,
    coins,
    ports.progress,
    ports.abandon,
    ports.links,
  );
  const computed = await compute(session, closed).finally(() => computation.end());
  const { builds, entering, epochs, states, places, results, matches } = computed;

  say(RunState.Returning);
  const { root, proven } = provenResults(ctx, run, results, epochs);
  await unlessDone(ctx, last, () => passOver(ctx));
  const entry = nextEntry(last);
  const roots = await agreeRoots(ctx, net, { run, attempt, coins }, root);
  const ended = await endPrograms(ctx, net, { run, attempt, coins }, entry.number, computed.outcomes);
  const statement: DoneStatement = {
    ...entry,
    deployment: ctx.id,
    program: ctx.program,
    run,
    attempt,
    inputs: digest,
    uploads: entering.length,
    builds: builds.reduce((sum, { indices }) => sum + indices.size, 0),
    matches,
    results: results.size,
    roots,
    programs: ended.ends,
  };
  const effects = [
    ...(await eraseEffects(ctx, run, results)),
    { table: Table.ReportSets, key: numberKey(run), value: closed.proof },
    ...(ctx.programs.length > 0
      ? [{ table: Table.ReportSets, key: `${numberKey(run)}/fields`, value: closed.fields.proof }]
      : []),
    ...buildEffects(ctx, builds),
    ...(await resultEffects(ctx, run, proven)),
    ...stateEffects(states, places),
    ...ended.changes,
  ];
  await unlessDone(ctx, last, () => setAside(ctx, statement, effects));
  await commitRun(ctx, await signedByAll(ctx, net, statement));
  return { ...statement, costs: session.costs };
}

/** What the nodes have fixed together before they compute. */
interface ClosedBatch extends Inputs {
  plan: EpochPlan[];
  /** Who takes part in which program, by which coins they are seated, and what shows later who held what. */
  fields: { batches: readonly ProgramBatch[]; seating: readonly Uint8Array[]; proof: Uint8Array };
  /** Signed roots and own report set. */
  proof: Uint8Array;
  /** What all keys of the run are bound to. */
  digest: Uint8Array;
  /** Tossed after the batch was fixed. */
  coins: Uint8Array;
}

/** Fixes the batch, opens it and tosses the run's coins; uploads that come from now on enter later. */
async function closeBatch(
  ctx: NodeContext,
  ports: AttemptPorts,
  net: PartyNet,
  last: Uint8Array,
): Promise<ClosedBatch> {
  const { run } = ports;
  const plan = await planEpochs(ctx, runOf(last), run);
  await exchangeAnnouncements(ctx, net, run);
  const held = await ctx.serially(async () => {
    ctx.sealed.run = run; // after every upload that was let in before
    return { reports: await ownReports(ctx, plan), fields: await heldFields(ctx, run) };
  });
  const places = await tossCoins(net, 'places', 32, ctx.random);
  const own = {
    reports: drawReports(held.reports, places),
    claimLists: await heldLists(ctx, run),
  };
  const batch = await agreeBatch(ctx, net, ports, own);
  const agreed = await agreeFields(ctx, net, ports, held.fields, places);
  const inputs = await openInputs(ctx, net, batch);
  const digest = withFields(inputsDigest(inputs), agreed.batches);
  const coins = await tossCoins(net, 'run', 32, ctx.random);
  const seating = await seatingCoins(ctx, net, run, agreed, coins, (step) => unlessDone(ctx, last, step));
  const fields = { ...agreed, seating };
  return { ...inputs, plan, fields, proof: batch.proof, digest, coins };
}

/** Builds what this run closes, takes in reports and matches the window. */
async function compute(session: RunSession, { plan, reports, claimLists, fields }: ClosedBatch) {
  const { ctx, run } = session;
  const builds = await epochBuilds(ctx, plan, reports);
  await buildIndices(session, builds);

  const entering = builds.flatMap((build) => build.entering);
  const built = new Set(builds.map(({ epoch }) => epoch));
  const older = (await indexedEpochs(ctx)).filter(
    (epoch) => epoch >= windowStart(ctx.deployment, run) && !built.has(epoch),
  );
  const epochs = [
    ...(await Promise.all(older.map((epoch) => storedEpoch(ctx, epoch)))),
    ...builds.map(builtEpoch),
  ];
  const accounts = new Set([
    ...epochs.flatMap((epoch) => epoch.accounts),
    ...entering.map(({ account }) => account),
  ]);
  const states = await loadStates(ctx, run, accounts);
  const places = await bringReports(session, entering, states, await loadPlaces(ctx), claimLists);
  const matched = await matchWindow(session, epochs, states);
  const outcomes = await runPrograms(session, fields.batches, fields.seating);
  return { builds, entering, epochs, states, places, outcomes, ...matched };
}

/** Lists of this run and of the window's runs that did not take place: their claims must not be lost. */
async function heldLists(ctx: NodeContext, run: number): Promise<HeldList[]> {
  const rows = await ctx.store.list(Table.ClaimLists, '');
  return rows
    .map(({ value }) => verifyClaimList(value, ctx.deployment, ctx.party))
    .filter((list) => list.run >= windowStart(ctx.deployment, run) && list.run <= run)
    .map((list) => ({ run: list.run, hash: bytesToHex(claimListHash(list)) }));
}

async function loadStates(ctx: NodeContext, run: number, accounts: Iterable<string>): Promise<AccountStates> {
  const { deployment, upload } = ctx;
  const states: AccountStates = new Map();
  for (const account of accounts) {
    const stored = await ctx.store.get(Table.AccountStates, account);
    if (stored)
      states.set(account, moveState(decodeState(stored, deployment, upload), run, deployment, upload));
  }
  return states;
}

async function loadPlaces(ctx: NodeContext): Promise<ClaimPlaces | null> {
  if (!ctx.deployment.authority) return null;
  const stored = await ctx.store.get(Table.Facts, PLACES);
  return stored ? decodePlaces(stored) : [];
}

/** @throws InputError when a node signed another statement than ours */
async function signedByAll(ctx: NodeContext, net: PartyNet, statement: DoneStatement): Promise<Certificate> {
  const own = signStatement(statement, ctx.identity);
  const signatures = await exchange(net, 'done', own);
  signatures.set(ctx.party, own);
  const certificate = { statement, signatures: ctx.roster.map((_, i) => signatures.get(i + 1)!) };
  checkSignatures(certificate, ctx.roster);
  return certificate;
}
