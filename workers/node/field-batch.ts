import type { PartyNet } from '../mpc/party.ts';
import { MOST_PUBLIC, type Program, publicBytes } from '../wire/circuit-programs.ts';
import { Writer } from '../wire/codec.ts';
import { labelledHash } from '../wire/signature.ts';
import { openUpload } from '../wire/upload.ts';
import { agreeSets, drawReports } from './batch.ts';
import { goodRecords } from './consistency.ts';
import type { NodeContext } from './context.ts';
import { heldRecord } from './field-records.ts';
import { decodeSets, encodeSets } from './field-sets.ts';
import { fixedBefore, fixFields } from './fixed-fields.ts';
import { type OpenedReport, orNull, secretOf } from './inputs.ts';
import type { LoadedProgram } from './loaded-programs.ts';
import type { RecordParts } from './records.ts';
import { agreeReports, MOST_REPORTS, type Report } from './report-set.ts';
import type { RootContext } from './signed-root.ts';

/** Who takes part in a program in this run: everybody once, with the fields of the newest epoch. */
export interface ProgramBatch extends LoadedProgram {
  readonly people: readonly OpenedReport[];
}

/** The batches of all programs, in the order of the deployment, and what shows later who held what. */
export interface AgreedFields {
  readonly batches: readonly ProgramBatch[];
  /** Own set behind the signed roots of parties 1..n. */
  readonly proof: Uint8Array;
  /** By which an earlier attempt has seated these people, else null. */
  readonly coin: Uint8Array | null;
}

const LABEL = 'fields-set';

/**
 * Fixes who takes part in each program, as `agreeBatch` fixes the uploads: every node signs what it holds before it sees
 * the others' sets, what all hold counts, and what does not open or whose shares contradict is dropped by all.
 * @param held of each program the records of this node
 * @param coin tossed after closing: who is left out when there are too many
 */
export async function agreeFields(
  ctx: NodeContext,
  net: PartyNet,
  context: RootContext,
  held: readonly (readonly Report[])[],
  coin: Uint8Array,
): Promise<AgreedFields> {
  const { programs } = ctx;
  if (programs.length === 0) return { batches: [], proof: new Uint8Array(), coin: null };
  const before = await fixedBefore(ctx, net);
  const drawn = () => programs.map(({ program }, i) => drawReports(held[i], coin, mostPeople(program)));
  const own = before?.sets ?? drawn();
  const { others, proof } = await agreeSets(ctx, net, LABEL, context, encodeSets(programs, own));
  const sets = [own, ...[...others].map(([party, set]) => decodeSets(programs, set, `node ${party}`))];
  const agreed = programs.map((_, i) => newest(agreeReports(sets.map((lists) => lists[i]))));
  return { batches: await openFields(ctx, net, agreed), proof, coin: before?.coin ?? null };
}

/**
 * The coin by which people are seated, once all nodes have written down what it is for: that of an earlier attempt, or
 * this one's.
 * @param coin tossed after the batch was fixed
 */
export async function seatingCoin(
  ctx: NodeContext,
  net: PartyNet,
  run: number,
  { batches, coin: before }: AgreedFields,
  coin: Uint8Array,
): Promise<Uint8Array> {
  const sets = batches.map(({ people }) => people);
  if (before || sets.every(({ length }) => length === 0)) return before ?? coin;
  await fixFields(ctx, net, run, { sets, coin });
  return coin;
}

/** Binds those who take part, and the programs' hashes, into the digest of the run's inputs. */
export function withFields(digest: Uint8Array, batches: readonly ProgramBatch[]): Uint8Array {
  if (batches.length === 0) return digest;
  const sets = encodeSets(
    batches,
    batches.map(({ people }) => people),
  );
  return labelledHash('inputs-and-fields', new Writer().raw(digest).raw(sets).finish());
}

/** As many as make public outputs of MOST_PUBLIC bytes at the most. */
function mostPeople(program: Program): number {
  const groups = Math.floor(MOST_PUBLIC / Math.max(1, publicBytes(program)));
  return Math.min(MOST_REPORTS, groups * program.seats);
}

/** After an outage one run takes the records of several epochs: of each account the newest. @param reports epochs ascending */
const newest = (reports: readonly Report[]): Report[] => [
  ...new Map(reports.map((report) => [report.account, report])).values(),
];

/** Opens the records of all programs and drops what is malformed at some node, with one comparison for all. */
async function openFields(
  ctx: NodeContext,
  net: PartyNet,
  agreed: readonly (readonly Report[])[],
): Promise<ProgramBatch[]> {
  const { programs } = ctx;
  const all = agreed.flatMap((reports, i) => reports.map((report) => ({ report, of: programs[i] })));
  const records: (RecordParts | null)[] = [];
  for (const { report, of } of all) records.push(await openRecord(ctx, report, of));
  const reports = all.map(({ report }) => report);
  const good = await goodRecords(ctx, net, { reports, claimLists: [] }, records);
  return programs.map((loaded) => ({
    ...loaded,
    people: all.flatMap(({ report, of }, k) =>
      of === loaded && good[k] ? [{ ...report, parts: records[k]! }] : [],
    ),
  }));
}

async function openRecord(ctx: NodeContext, report: Report, of: LoadedProgram): Promise<RecordParts | null> {
  const { what, bytes } = of.kind;
  const message = await heldRecord(ctx, report, of);
  const secret = await secretOf(ctx, report.epoch);
  return orNull(async () =>
    ctx.sharing.openBody(ctx.party, await openUpload(message, ctx.party, secret, what), bytes),
  );
}
