import { ProtocolError } from '../errors.ts';
import type { PartyNet } from '../mpc/party.ts';
import { Writer } from '../wire/codec.ts';
import { labelledHash } from '../wire/labelled.ts';
import { openUpload } from '../wire/upload.ts';
import { agreeSets, drawReports } from './batch.ts';
import { goodRecords } from './consistency.ts';
import type { NodeContext } from './context.ts';
import { heldRecord } from './field-records.ts';
import { decodeSets, encodeSets } from './field-sets.ts';
import { fixedBefore, fixFields, type Sitting } from './fixed-fields.ts';
import { type OpenedReport, orNull, secretOf } from './inputs.ts';
import type { LoadedProgram } from './loaded-programs.ts';
import type { RecordParts } from './records.ts';
import { agreeReports, type Report } from './report-set.ts';
import type { RootContext } from './signed-root.ts';

/** Who takes part in a program in this run: everybody once, with the fields of the newest epoch. */
export interface ProgramBatch extends LoadedProgram {
  /** People who are seated together: as earlier attempts have fixed them, last those who came since. */
  readonly sittings: readonly (readonly OpenedReport[])[];
}

/** The batches of all programs, in the order of the deployment, and what shows later who held what. */
export interface AgreedFields {
  readonly batches: readonly ProgramBatch[];
  /** Own set behind the signed roots of parties 1..n. */
  readonly proof: Uint8Array;
  /** What earlier attempts have fixed. */
  readonly before: readonly Sitting[];
}

const LABEL = 'fields-set';

/**
 * Fixes who takes part in each program, as `agreeBatch` fixes the uploads: every node signs what it holds before it sees
 * the others' sets, what all hold counts, and what does not open or whose shares contradict is dropped by all. Whom an
 * earlier attempt has seated stays, whatever sets are brought now.
 * @param held of each program the records of this node
 * @param coin tossed after closing: who is left out when there are too many
 * @throws ProtocolError when somebody who is seated would have to be dropped
 */
export async function agreeFields(
  ctx: NodeContext,
  net: PartyNet,
  context: RootContext,
  held: readonly (readonly Report[])[],
  coin: Uint8Array,
): Promise<AgreedFields> {
  const { programs } = ctx;
  if (programs.length === 0) return { batches: [], proof: new Uint8Array(), before: [] };
  const before = await fixedBefore(ctx, net);
  const seated = programs.map((_, i) => before.map(({ sets }) => sets[i]));
  const own = programs.map((loaded, i) => bring(held[i], seated[i], loaded, coin));
  const { others, proof } = await agreeSets(ctx, net, LABEL, context, encodeSets(programs, own));
  const sets = [own, ...[...others].map(([party, set]) => decodeSets(programs, set, `node ${party}`))];
  const agreed = seated.map((sittings, i) => {
    const accounts = new Set(sittings.flat().map(({ account }) => account));
    const all = newest(agreeReports(sets.map((lists) => lists[i])));
    return [...sittings, all.filter(({ account }) => !accounts.has(account))];
  });
  return { batches: await openFields(ctx, net, agreed), proof, before };
}

/**
 * The coins by which the sittings are seated, once all nodes have written down what they are for.
 * @param coin for who came since the last attempt; tossed after the batch was fixed
 * @param unlessDone as of `fixFields`
 */
export async function seatingCoins(
  ctx: NodeContext,
  net: PartyNet,
  run: number,
  { batches, before }: AgreedFields,
  coin: Uint8Array,
  unlessDone: (step: () => Promise<void>) => Promise<void>,
): Promise<Uint8Array[]> {
  const sets = batches.map(({ sittings }) => sittings.at(-1)!);
  const came = sets.some(({ length }) => length > 0);
  const all = [...before, ...(came ? [{ run, coin, sets }] : [])];
  if (all.length > 0) await fixFields(ctx, net, all, unlessDone);
  return [...before.map((sitting) => sitting.coin), coin];
}

/** Binds those who take part, and the programs' hashes, into the digest of the run's inputs. */
export function withFields(digest: Uint8Array, batches: readonly ProgramBatch[]): Uint8Array {
  if (batches.length === 0) return digest;
  const sets = encodeSets(
    batches,
    batches.map(({ sittings }) => sittings.flat()),
  );
  return labelledHash('inputs-and-fields', new Writer().raw(digest).raw(sets).finish());
}

/** Who is seated, and of the others that this node holds as many as the groups that are left take. */
function bring(
  held: readonly Report[],
  seated: readonly (readonly Report[])[],
  { program: { seats }, mostGroups }: LoadedProgram,
  coin: Uint8Array,
): Report[] {
  const taken = seated.reduce((sum, { length }) => sum + Math.ceil(length / seats), 0);
  const all = seated.flat();
  const known = new Set(all.map(({ hash }) => hash));
  const others = held.filter(({ hash }) => !known.has(hash));
  return [...all, ...drawReports(others, coin, seats * Math.max(0, mostGroups - taken))];
}

/** After an outage one run takes the records of several epochs: of each account the newest. @param reports epochs ascending */
const newest = (reports: readonly Report[]): Report[] => [
  ...new Map(reports.map((report) => [report.account, report])).values(),
];

/**
 * Opens the records of all programs, with one comparison for all, and drops of each program's last sitting what is
 * malformed at some node.
 * @param agreed of each program its sittings
 * @throws ProtocolError when it is in another sitting: outputs may have been opened, others would be seated anew
 */
async function openFields(
  ctx: NodeContext,
  net: PartyNet,
  agreed: readonly (readonly (readonly Report[])[])[],
): Promise<ProgramBatch[]> {
  const { programs } = ctx;
  const all = agreed.flatMap((sittings, i) => sittings.flat().map((report) => ({ report, of: programs[i] })));
  const records: (RecordParts | null)[] = [];
  for (const { report, of } of all) records.push(await openRecord(ctx, report, of));
  const reports = all.map(({ report }) => report);
  const good = await goodRecords(ctx, net, reports, records);
  let next = 0;
  return programs.map((loaded, i) => {
    const sittings = agreed[i].map((sitting) =>
      sitting.flatMap((report): OpenedReport[] => {
        const k = next++;
        return good[k] ? [{ ...report, parts: records[k]! }] : [];
      }),
    );
    if (agreed[i].slice(0, -1).some(({ length }, s) => sittings[s].length < length))
      throw new ProtocolError(
        `a node calls fields of "${loaded.program.name}" malformed that an earlier attempt has seated`,
      );
    return { ...loaded, sittings };
  });
}

async function openRecord(ctx: NodeContext, report: Report, of: LoadedProgram): Promise<RecordParts | null> {
  const { what, bytes } = of.kind;
  const message = await heldRecord(ctx, report, of);
  const secret = await secretOf(ctx, report.epoch);
  return orNull(async () =>
    ctx.sharing.openBody(ctx.party, await openUpload(message, ctx.party, secret, what), bytes),
  );
}
