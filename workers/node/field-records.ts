/** Fields that people gave for programs, held until the run that takes them. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { InputError, ProtocolError } from '../errors.ts';
import type { Program } from '../wire/circuit-programs.ts';
import { decodeUpload, type UploadMessage } from '../wire/upload.ts';
import type { NodeContext } from './context.ts';
import { epochSecret } from './epoch-keys.ts';
import type { LoadedProgram } from './loaded-programs.ts';
import type { Report } from './report-set.ts';
import { Table } from './store.ts';
import { fieldsKey, reportOf } from './uploads.ts';

/** The program of the deployment that has this hash. @throws InputError when there is none */
export function programNamed({ programs }: NodeContext, hash: Uint8Array): Program {
  const id = bytesToHex(hash);
  const found = programs.find(({ program }) => program.id === id);
  if (!found) throw new InputError(`this deployment has no program with the hash ${id}`);
  return found.program;
}

/** A record that this node holds. @throws ProtocolError when it is gone */
export async function heldRecord(
  { store, deployment, party }: NodeContext,
  report: Report,
  { program, kind }: LoadedProgram,
): Promise<UploadMessage> {
  const stored = await store.get(Table.Fields, fieldsKey(report, program));
  if (!stored)
    throw new ProtocolError(
      `fields of "${program.name}" for epoch ${report.epoch} were agreed on but are gone; restore the database`,
    );
  return decodeUpload(stored, deployment, party, kind);
}

/** What this node brings to a run: of each program all records up to the run's epoch. */
export async function heldFields(ctx: NodeContext, run: number): Promise<Report[][]> {
  const { store, deployment, party, programs } = ctx;
  const held: Report[][] = programs.map(() => []);
  if (programs.length === 0) return held;
  const opens = new Map<number, boolean>();
  for (const key of await store.keys(Table.Fields, '')) {
    const [epochKey, , id] = key.split('/');
    const epoch = Number(epochKey);
    if (epoch > run) continue;
    if (!opens.has(epoch)) opens.set(epoch, (await epochSecret(ctx, epoch)) !== null);
    if (!opens.get(epoch)) continue;
    const at = programs.findIndex(({ program }) => program.id === id);
    const value = (await store.get(Table.Fields, key))!; // one after the other: all bodies at once may be many
    held[at].push(reportOf(decodeUpload(value, deployment, party, programs[at].kind)));
  }
  return held;
}
