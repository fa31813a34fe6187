/** Programs that people opted in to: the circuits are evaluated for all groups, the public outputs opened. */
import type { Schedule } from '../mpc/circuit/schedule.ts';
import { expand } from '../mpc/prg.ts';
import { sharedToRecords } from '../mpc/records.ts';
import { concatPlanes, gatherPlanes, plane, type Shared } from '../mpc/shared.ts';
import { outputBits, outputsTo, type Program, publicBytes } from '../wire/circuit-programs.ts';
import { bitsOfValues } from '../wire/field-values.ts';
import type { GroupPlace } from '../wire/group-place.ts';
import { coinOrder } from './batch.ts';
import type { ProgramBatch } from './field-batch.ts';
import type { OpenedReport } from './inputs.ts';
import { emptyRecords, gatherRows, type RecordParts } from './records.ts';
import type { RunSession } from './run-session.ts';
import { seat } from './seating.ts';

/** What somebody who took part gets. */
export interface ProgramResult {
  /** Hexadecimal. */
  readonly account: string;
  readonly place: GroupPlace;
  /** Shares of the owner's outputs, packed; zeros for who is in no group. */
  readonly own: RecordParts;
}

/** A program that was run. */
export interface ProgramOutcome {
  readonly program: Program;
  readonly groups: number;
  /** Public outputs, `publicBytes` a group. */
  readonly outputs: Uint8Array;
  readonly results: readonly ProgramResult[];
}

/** A coin for one program, from one for all. */
export const programCoin = (coin: Uint8Array, { id }: Program): Uint8Array =>
  expand(coin, `program/${id}`, 32);

/**
 * Runs every program in which somebody takes part; one evaluation for all groups.
 * @param coins by which the sittings are seated, of `seatingCoins`
 */
export async function runPrograms(
  session: RunSession,
  batches: readonly ProgramBatch[],
  coins: readonly Uint8Array[],
): Promise<ProgramOutcome[]> {
  const people = ({ sittings }: ProgramBatch) => sittings.reduce((sum, { length }) => sum + length, 0);
  const taken = batches.filter((batch) => people(batch) > 0);
  if (taken.length === 0) return [];
  return session.stage('programs', taken, people, (batch) => runProgram(session, batch, coins));
}

async function runProgram(
  session: RunSession,
  { program, schedule, sittings }: ProgramBatch,
  coins: readonly Uint8Array[],
): Promise<ProgramOutcome> {
  const seated = sittings.map((people, i) =>
    seat(coinOrder(people, programCoin(coins[i], program)), program),
  );
  const groups = seated.flatMap((sitting) => sitting.groups);
  const nothing = emptyRecords(1, bitsOfValues(outputsTo(program, 'owner')), session.parts)[0];
  const results = seated.flatMap(({ left }) =>
    left.map(
      ({ account }): ProgramResult => ({
        account,
        place: { group: null, persons: left.length },
        own: nothing,
      }),
    ),
  );
  if (groups.length === 0) return { program, groups: 0, outputs: new Uint8Array(), results };
  const { open, shares } = await evaluateGroups(session, program, schedule, groups);
  groups.forEach((group, g) => {
    group.forEach(({ account }, s) => {
      const place = { group: g, persons: group.length };
      results.push({ account, place, own: shares[s]?.map((part) => part[g]) ?? nothing });
    });
  });
  return { program, groups: groups.length, outputs: open, results };
}

/**
 * @returns `open`: the public outputs, `publicBytes` a group; `shares`: own outputs [seat][part][group], packed, and no
 *   seat at all where nobody has any
 */
async function evaluateGroups(
  session: RunSession,
  program: Program,
  schedule: Schedule,
  groups: readonly (readonly OpenedReport[])[],
): Promise<{ open: Uint8Array; shares: Uint8Array[][][] }> {
  const { open, own } = outputBits(program);
  const name = { kind: `program/${program.id}`, epoch: session.run, block: 0 };
  const found = await session.job('groups', name, {
    program: structuredClone(schedule), // its words are moved to another thread
    inputs: inputsOf(program, groups, session.parts),
    open,
  });
  const bytes = new Uint8Array(groups.length * publicBytes(program));
  if (found.opened) {
    const { planes, length, words } = found.opened;
    const [rows] = sharedToRecords({ planes, length, parts: [words] });
    for (const [g, row] of rows.entries()) bytes.set(row, g * row.length);
  }
  const seats = own[0].length === 0 ? [] : own;
  const planesOf = (bits: readonly number[]) => gatherPlanes(bits.map((bit) => plane(found.outputs, bit)));
  return { open: bytes, shares: seats.map((bits) => sharedToRecords(planesOf(bits))) };
}

/** One row a group: the fields of each seat; of one where nobody sits zeros. */
function inputsOf(program: Program, groups: readonly (readonly OpenedReport[])[], parts: number): Shared {
  const bits = bitsOfValues(program.fields);
  const [nobody] = emptyRecords(1, bits, parts);
  const seats = Array.from({ length: program.seats }, (_, s) =>
    gatherRows(
      groups.map((group) => group[s]?.parts ?? nobody),
      [0],
      bits,
      parts,
    ),
  );
  return concatPlanes(...seats);
}
