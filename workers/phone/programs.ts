/** What a phone does with the programs that its person opts in to. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import { outputsTo, type Program, publicBytes } from '../wire/circuit-programs.ts';
import { sameBytes } from '../wire/codec.ts';
import type { Deployment } from '../wire/deployment.ts';
import { type DoneStatement, type ProgramEnd, publicHash, statementHash } from '../wire/done.ts';
import { type NamedValues, readValues } from '../wire/field-values.ts';
import { decodePlace, type GroupPlace } from '../wire/group-place.ts';
import { type Answer, joinShares } from './answers.ts';
import type { CheckedShare } from './certified.ts';

/** What a program gave to somebody who took part. */
export interface ProgramAnswer extends GroupPlace {
  readonly run: number;
  /** Hash of the end that all nodes signed, hexadecimal: groups are numbered as in its public outputs. */
  readonly end: string;
  /** The owner's outputs by name; null for who is in no group, and where it cannot be told which share is wrong. */
  readonly own: NamedValues | null;
  /** As of the contact tracing. */
  readonly agree: Answer['agree'];
}

/** What a program gave to everybody. */
export interface PublicOutputs {
  readonly run: number;
  /** As of the own answer. */
  readonly end: string;
  /** Persons who took part, also those who are in no group. */
  readonly persons: number;
  /** Public outputs by name, of each group. */
  readonly groups: readonly NamedValues[];
}

/** How the program ended in a run. @throws InputError when the certificate does not name it */
export function endOf({ programs, run }: DoneStatement, program: Program): ProgramEnd {
  const end = programs.find((one) => sameBytes(one.program, program.hash));
  if (!end) throw new InputError(`the end of run ${run} does not name the program "${program.name}"`);
  return end;
}

/**
 * Puts shares together.
 * Preconditions, not checked: the shares are of one run and of different nodes, and t+1 at least are signed.
 */
export function readProgramAnswer(
  d: Deployment,
  program: Program,
  shares: readonly CheckedShare[],
): ProgramAnswer {
  const { value, trusted, agree } = joinShares(d, shares);
  const place = decodePlace(trusted[0].counted);
  const known = value && place.group !== null;
  return {
    ...place,
    run: trusted[0].run,
    end: shares.find(({ signed }) => signed)!.end,
    own: known ? readValues(outputsTo(program, 'owner'), value) : null,
    agree,
  };
}

/**
 * Reads the public outputs that a node gave; the end of the run that all nodes signed names them.
 * @throws InputError when they are others
 */
export function readPublicOutputs(
  program: Program,
  statement: DoneStatement,
  bytes: Uint8Array,
): PublicOutputs {
  const { results, groups, outputs } = endOf(statement, program);
  const size = publicBytes(program);
  if (bytes.length !== groups * size || !sameBytes(publicHash(bytes), outputs))
    throw new InputError(
      `other public outputs of "${program.name}" than all nodes signed for run ${statement.run}`,
    );
  return {
    run: statement.run,
    end: bytesToHex(statementHash(statement)),
    persons: results,
    groups: Array.from({ length: groups }, (_, g) =>
      readValues(outputsTo(program, 'public'), bytes.subarray(g * size, (g + 1) * size)),
    ),
  };
}
