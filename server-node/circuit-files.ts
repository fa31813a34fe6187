/** Circuits of a deployment's programs, as files. */
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as v from 'valibot';
import { InputError } from '../workers/errors.ts';
import { type CircuitTexts, loadPrograms } from '../workers/node/loaded-programs.ts';
import { checkCircuitProgram } from '../workers/wire/check-circuit-program.ts';
import type { Deployment } from '../workers/wire/deployment.ts';
import { type CircuitProgram, circuitProgramSchema } from '../workers/wire/program-schema.ts';
import { parseJson, readText } from './config.ts';
import { readAsked, UsageError } from './errors.ts';
import { readUnpacked } from './unpacked.ts';

/** Directory of circuits, beside deployment.json. */
export const CIRCUITS = 'circuits';

/** A program to declare, with the text of its circuit. */
export interface ProgramFile {
  declared: CircuitProgram;
  text: Uint8Array;
}

const programFileSchema = v.strictObject({
  ...circuitProgramSchema.entries,
  circuit: v.pipe(v.string(), v.minLength(1, 'must name a file, in Bristol Fashion, plain or .gz')),
});

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Reads a program as `init` takes it: as declared, but `circuit` names a file, from the directory of this one.
 * @throws UsageError naming the file and field that are wrong
 */
export function readProgramFile(path: string): ProgramFile {
  const { circuit, ...fields } = parseJson(
    path,
    readText(path, 'see --help for its form'),
    programFileSchema,
  );
  const text = readAsked(() => readUnpacked(resolve(dirname(path), circuit)));
  const declared = { ...fields, circuit: sha256(text) };
  readAsked(() => checkCircuitProgram(declared, (field) => `${path}: ${field}`));
  return { declared, text };
}

/**
 * Finds the circuits that a deployment declares, plain or .gz, whatever the files are called and what else lies there.
 * @throws UsageError when one is not there or does not fit what is declared
 */
export function readCircuits(directory: string, deployment: Deployment): CircuitTexts {
  const texts = new Map<string, Uint8Array>();
  const missing = new Set(deployment.programs?.map(({ circuit }) => circuit));
  let unread = '';
  for (const path of missing.size > 0 ? filesOf(directory) : []) {
    try {
      const text = readUnpacked(path);
      const hash = sha256(text);
      if (missing.delete(hash)) texts.set(hash, text);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      unread += ` (${error.message})`;
    }
  }
  const program = deployment.programs?.find(({ circuit }) => missing.has(circuit));
  if (program)
    throw new UsageError(
      `no file in ${directory} is the circuit of program "${program.name}", SHA-256 ${program.circuit}${unread}; whoever signed the deployment hands it out, see --circuits`,
    );
  readAsked(() => loadPrograms(deployment, texts));
  return texts;
}

/** @throws UsageError when it is no directory */
function filesOf(directory: string): string[] {
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(
      `there is no directory ${directory} with the circuits of the deployment's programs; see --circuits`,
    );
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(directory, entry.name));
}
