import { ProtocolError } from '../errors.ts';
import { Reader, sameBytes, Writer } from '../wire/codec.ts';
import type { LoadedProgram } from './loaded-programs.ts';
import { decodeReports, encodeReports, type Report } from './report-set.ts';

type Named = Pick<LoadedProgram, 'program'>;

/** Who takes part in each program, canonical: of each hash ‖ u32 length ‖ its set of reports. */
export function encodeSets(programs: readonly Named[], sets: readonly (readonly Report[])[]): Uint8Array {
  const writer = new Writer();
  for (const [i, { program }] of programs.entries()) writer.raw(program.hash).blob(encodeReports(sets[i]));
  return writer.finish();
}

/** @throws InputError or ProtocolError when it is torn, not canonical, or of other programs, naming who sent it */
export function decodeSets(programs: readonly Named[], bytes: Uint8Array, from: string): Report[][] {
  const reader = new Reader(bytes, `fields of ${from}`);
  const sets = programs.map(({ program }) => {
    if (!sameBytes(reader.raw(32), program.hash))
      throw new ProtocolError(`${from} has another program in the place of "${program.name}"`);
    return decodeReports(reader.blob(bytes.length), from);
  });
  reader.end();
  return sets;
}
