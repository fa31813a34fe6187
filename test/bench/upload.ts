import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, randomBytes } from '@noble/hashes/utils.js';
import { fullParameters } from '../../server-node/defaults.ts';
import { wholeNumber } from '../../server-node/options.ts';
import { shareRecord } from '../../workers/mpc/seeds.ts';
import { buildRecord, type Day, emitBits } from '../../workers/phone/record.ts';
import type { Visit } from '../../workers/phone/row-choice.ts';
import { placeRows } from '../../workers/phone/rows.ts';
import { sealUpload } from '../../workers/phone/seal.ts';
import { createAccount } from '../../workers/wire/account.ts';
import { type Deployment, deploymentHash } from '../../workers/wire/deployment.ts';
import { bodyHash, sealShares } from '../../workers/wire/sealed-shares.ts';
import { uploadShape } from '../../workers/wire/shape.ts';
import { epochStart } from '../../workers/wire/time.ts';
import { REPORT_BYTES, signUpload, uploadEnvelope } from '../../workers/wire/upload.ts';
import type { Bench } from './bench-kind.ts';

/** What one day costs a phone: sizes in bytes, times in milliseconds (warm, medians, one thread). */
export interface UploadCost {
  /** Rows of a day, those that are filled with noise included. */
  rows: number;
  /** The record before it is shared. */
  recordBytes: number;
  /** The message for each node, in the order of the roster. */
  messageBytes: number[];
  totalBytes: number;
  /** Visits to rows, rows to a record. */
  buildMs: number;
  shareMs: number;
  /** Sharing and sealing to all nodes. */
  shareAndSealMs: number;
  signMs: number;
  /** Everything, as the app's worker does it. */
  totalMs: number;
}

const EPOCH = 20_000;
const NODES = [1, 2, 3];

/** Builds, shares, seals and signs one day of eight visits, with a report, in the full default deployment. */
export async function benchUpload(times = 25): Promise<UploadCost> {
  const deployment = fullDeployment();
  const account = createAccount(randomBytes);
  const keys = new Map(NODES.map((node) => [node, x25519.getPublicKey(randomBytes(32))]));
  const visits = eightVisits(deployment);
  const emit = emitBits(deployment, () => true);
  const build = () => {
    const places = placeRows(deployment, EPOCH, visits).rows;
    const day: Day = {
      epoch: EPOCH,
      places,
      meets: [],
      near: null,
      claim: randomBytes(16),
      emit,
      levels: null,
    };
    return buildRecord(deployment, day, randomBytes).record;
  };
  const seal = (record: Uint8Array) => sealUpload(deployment, account, EPOCH, 0, record, keys, randomBytes);

  const record = build();
  const { messages } = await seal(record);
  const fields = {
    deployment: deploymentHash(deployment),
    epoch: EPOCH,
    account: account.id,
    sequence: 0,
    report: randomBytes(REPORT_BYTES),
  };
  const { context, bound } = uploadEnvelope(fields);
  const sealShared = () => sealShares(deployment, record, keys, context, bound, randomBytes);
  const bodies = (await sealShared()).map(bodyHash);
  const messageBytes = messages.map(({ length }) => length);
  return {
    rows: uploadShape(deployment).rows,
    recordBytes: record.length,
    messageBytes,
    totalBytes: messageBytes.reduce((sum, bytes) => sum + bytes),
    buildMs: await median(times, build),
    shareMs: await median(times, () => shareRecord(record, randomBytes)),
    shareAndSealMs: await median(times, sealShared),
    signMs: await median(times, () => signUpload({ ...fields, bodies }, account.signKey)),
    totalMs: await median(times, () => seal(build())),
  };
}

/** The default parameters with keys of nobody. */
export function fullDeployment(): Deployment {
  const key = () => bytesToHex(ed25519.getPublicKey(randomBytes(32)));
  return {
    ...fullParameters,
    name: 'bench',
    roster: NODES.map((i) => ({ name: `node ${i}`, operator: `operator ${i}`, country: 'XX', key: key() })),
    authority: { name: 'authority', key: key(), url: 'http://localhost:8082' },
    signal: 'ws://localhost:8081',
  };
}

/** An hour at each of eight places, from six o'clock on, every second hour. */
function eightVisits({ grid }: Deployment): Visit[] {
  return Array.from({ length: 8 }, (_, i) => {
    const from = epochStart(grid, EPOCH) + (6 + 2 * i) * 3600;
    return { id: `${i}`, secret: randomBytes(16), from, to: from + 3600 };
  });
}

/** Median milliseconds of some calls, after as many that only warm up. */
async function median(times: number, work: () => unknown): Promise<number> {
  const measured: number[] = [];
  for (let i = 0; i < 2 * times; i++) {
    const start = performance.now();
    await work();
    if (i >= times) measured.push(performance.now() - start);
  }
  return measured.sort((a, b) => a - b)[times >> 1];
}

/** The `upload` subcommand. */
export const uploadBench: Bench = {
  name: 'upload',
  about: "size of one day's messages, and time to build, share, seal and sign them",
  options: (command) => {
    command.option('--times <n>', 'calls of which the median is taken (default 25)', wholeNumber);
  },
  run: ({ times }) => benchUpload(typeof times === 'number' ? times : undefined),
};
