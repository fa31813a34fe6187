import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPrograms } from '../workers/node/loaded-programs.ts';
import type { Deployment } from '../workers/wire/deployment.ts';
import { signDeployment } from '../workers/wire/deployment-file.ts';
import { CIRCUITS, type ProgramFile } from './circuit-files.ts';
import { AUTHORITY_FILE, type AuthorityConfig, DEPLOYMENT_FILE, OPERATOR_TOKEN_FILE } from './config.ts';
import { demoParameters, fullParameters } from './defaults.ts';
import { makeDirectory } from './directory.ts';
import { readAsked, UsageError } from './errors.ts';
import { createKeyPair, type KeyPair, writeKeyFile, writeSecret } from './keys.ts';

type Roster = Deployment['roster'];

export interface InitPlan {
  /** Directory to make; it may exist but hold no deployment. */
  out: string;
  name: string;
  demo: boolean;
  program: Deployment['program'];
  detail: Deployment['detail'];
  /** n and t, one of SCHEMES. */
  parties: number;
  threshold: number;
  /** What phones do about tags; null: nothing. Not with `demo`, whose slots are shorter than a minute. */
  near: Deployment['near'];
  /** Where its people live; null: phones note no areas. */
  region: NonNullable<Deployment['region']> | null;
  /** Programs that people may opt in to. */
  programs: readonly ProgramFile[];
  /** What people are to do, in the authority's words; null leaves it to the app. */
  advice: NonNullable<Deployment['advice']> | null;
  signal: string;
  /** Address of the authority, or null: people report for themselves. */
  authority: string | null;
  /** The operators' nodes, from their roster file; without them n local ones are made, keys and all. */
  roster: Roster | null;
  /** Where they come from, for errors. */
  rosterFile: string | null;
  /** Who signs when the one to sign has a key already: the authority, or the first node. */
  signer: KeyPair | null;
}

/**
 * Makes a deployment: keys, signed deployment.json, the authority's settings.
 *
 *   OUT/deployment.json        public, the same for everybody
 *   OUT/node-1 … node-n        secret.key (only without a roster)
 *   OUT/authority              secret.key, operator.token, authority.json (only with an authority)
 *   OUT/circuits               the circuits of its programs, by their hash; public
 *
 * @throws UsageError when OUT holds a deployment, or when what was asked for makes none
 */
export function initialise(plan: InitPlan): Deployment {
  const file = join(plan.out, DEPLOYMENT_FILE);
  if (existsSync(file)) throw new UsageError(`${file} exists already; choose another directory with --out`);
  if (plan.roster && !plan.authority && plan.signer?.publicKey !== plan.roster[0].key) {
    throw new UsageError(
      'a self-report deployment is signed by the first node: give its secret key with --key',
    );
  }
  if (plan.near && (plan.program !== 'exposure' || plan.detail.policy === 'day')) {
    throw new UsageError(
      '--near needs answers that tell slots, in which minutes are summed up: not --program collision, nor --detail day',
    );
  }
  // Everything is made and checked before the first file is written.
  const nodes = plan.roster ? [] : Array.from({ length: plan.parties }, createKeyPair);
  const authority = plan.authority ? (plan.signer ?? createKeyPair()) : null;
  const deployment: Deployment = {
    ...(plan.demo ? demoParameters : fullParameters),
    name: plan.name,
    near: plan.near,
    program: plan.program,
    detail: plan.detail,
    parties: plan.parties,
    threshold: plan.threshold,
    roster: plan.roster ?? nodes.map((pair, i) => localNode(i + 1, pair.publicKey)),
    authority: authority && {
      name: `${plan.name} health authority`,
      key: authority.publicKey,
      url: plan.authority!,
    },
    signal: plan.signal,
    ...(plan.region && { region: plan.region }),
    ...(plan.advice && { advice: plan.advice }),
    ...(plan.programs.length > 0 && { programs: plan.programs.map(({ declared }) => declared) }),
  };
  const circuits = new Map(plan.programs.map(({ declared, text }) => [declared.circuit, text]));
  const signer = authority ?? plan.signer ?? nodes[0];
  const nameOf = (field: string) => (field.startsWith('roster') ? `${plan.rosterFile}: ${field}` : field);
  const text = readAsked(() => signDeployment(deployment, signer.secretKey, nameOf));
  readAsked(() => loadPrograms(deployment, circuits));

  makeDirectory(plan.out);
  nodes.forEach((pair, i) => {
    writeKeyFile(join(plan.out, `node-${i + 1}`), pair);
  });
  if (authority) {
    const state = join(plan.out, 'authority');
    if (!plan.signer) writeKeyFile(state, authority);
    writeAuthority(state, plan.demo);
  }
  if (circuits.size > 0) makeDirectory(join(plan.out, CIRCUITS));
  for (const [hash, circuit] of circuits) writeFileSync(join(plan.out, CIRCUITS, `${hash}.txt`), circuit);
  writeFileSync(file, text, { flag: 'wx' });
  return deployment;
}

function localNode(party: number, key: string): Roster[number] {
  return { name: `node ${party}`, operator: `local operator ${party}`, country: 'this machine', key };
}

function writeAuthority(state: string, demo: boolean): void {
  const config: AuthorityConfig = { levels: demo ? 'all' : 'onset', codeMinutes: 15, longCodeMinutes: 1440 };
  makeDirectory(state, 0o700);
  writeFileSync(join(state, AUTHORITY_FILE), `${JSON.stringify(config, null, 2)}\n`, { flag: 'wx' });
  writeSecret(join(state, OPERATOR_TOKEN_FILE), randomBytes(16).toString('hex'));
}
