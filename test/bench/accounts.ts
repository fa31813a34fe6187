import { x25519 } from '@noble/curves/ed25519.js';
import { randomBytes } from '@noble/hashes/utils.js';
import { openBody } from '../../workers/mpc/seeds.ts';
import { sealUpload } from '../../workers/phone/seal.ts';
import { createAccount } from '../../workers/wire/account.ts';
import { deploymentHash } from '../../workers/wire/deployment.ts';
import { sealResult } from '../../workers/wire/result.ts';
import { countedBytes } from '../../workers/wire/result-kind.ts';
import { proveResults } from '../../workers/wire/result-proof.ts';
import { resultShape, uploadShape } from '../../workers/wire/shape.ts';
import { decodeUpload, openUpload } from '../../workers/wire/upload.ts';
import { fullDeployment } from './upload.ts';

const EPOCH = 20_000;
const TIMES = 300;

/** CPU milliseconds of a node for one account: to open its upload, and to seal and sign its result. */
export async function benchAccounts(): Promise<{ openMs: number; sealMs: number }> {
  const deployment = fullDeployment();
  const account = createAccount(randomBytes);
  const secret = randomBytes(32);
  const keys = new Map([1, 2, 3].map((node) => [node, x25519.getPublicKey(secret)]));
  const { bytes } = uploadShape(deployment);
  const { messages } = await sealUpload(deployment, account, EPOCH, 0, randomBytes(bytes), keys, randomBytes);
  const open = async () => {
    const body = await openUpload(decodeUpload(messages[0], deployment, 1), 1, secret);
    return openBody(1, body, bytes);
  };
  const { window } = deployment.run;
  const counted = new Uint8Array(countedBytes(window));
  const header = {
    deployment: deploymentHash(deployment),
    run: EPOCH,
    window,
    node: 1,
  };
  const planes = [0, 1].map(() => randomBytes(resultShape(deployment).bytes));
  const identity = randomBytes(32);
  const sealKey = x25519.getPublicKey(secret);
  const named = { account: account.id, counted, planes };
  const seal = () => {
    const { proven } = proveResults(new Map([['', named]]), randomBytes);
    const [own] = proven;
    return sealResult(header, own, sealKey, identity, randomBytes);
  };
  return { openMs: await cpuMs(open), sealMs: await cpuMs(seal) };
}

/** Mean of some calls, after as many that only warm up. */
async function cpuMs(work: () => Promise<unknown>): Promise<number> {
  for (let i = 0; i < TIMES; i++) await work();
  const cpu = process.cpuUsage();
  for (let i = 0; i < TIMES; i++) await work();
  const { user, system } = process.cpuUsage(cpu);
  return (user + system) / 1000 / TIMES;
}
