import { join } from 'node:path';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { DEPLOYMENT_FILE, OPERATOR_TOKEN_FILE, readDeployment } from '../config.ts';
import type { Address } from '../listen.ts';
import type { Log } from '../log.ts';
import { describeEnd, Part } from './part.ts';

/** What to start, in this order; each waits until the one before is ready, the nodes start together. */
export interface Step {
  name: string;
  words: string[];
  /** Its state directory, when it has one. */
  state?: string;
  /** Where it listens, when it does. */
  address?: Address;
  /** For the table: what a person finds there. */
  where: string;
}

/** The commands of a local deployment. Addresses come from deployment.json, as for any operator. */
export function localSteps(state: string, deployment: Deployment, webPort: number, dist: string): Step[] {
  const file = join(state, DEPLOYMENT_FILE);
  const addressOf = (address: string): Address => {
    const { hostname, port, protocol } = new URL(address);
    return { host: hostname, port: Number(port || (/^(https|wss):$/.test(protocol) ? 443 : 80)) };
  };
  const at = ({ host, port }: Address) => ['--host', host, '--port', String(port)];
  const signal = addressOf(deployment.signal);
  const app = `http://localhost:${webPort}`;
  const steps: Step[] = [
    {
      name: 'signal',
      words: ['signal', '--deployment', file, ...at(signal)],
      address: signal,
      where: deployment.signal,
    },
    ...deployment.roster.map((node, i) => {
      const own = join(state, `node-${i + 1}`);
      return {
        name: `node ${i + 1}`,
        words: ['node', '--state', own, '--deployment', file, '--loopback'],
        state: own,
        where: `${own} (${node.operator})`,
      };
    }),
  ];
  if (deployment.authority) {
    const own = join(state, 'authority');
    const address = addressOf(deployment.authority.url);
    const words = ['authority', '--state', own, '--deployment', file, '--loopback'];
    steps.push({
      name: 'authority',
      words: [...words, '--app', app, ...at(address)],
      state: own,
      address,
      where: deployment.authority.url,
    });
  }
  steps.push({
    name: 'web',
    words: ['web', '--deployment', file, '--port', String(webPort), '--dist', dist],
    address: { host: '127.0.0.1', port: webPort },
    where: app,
  });
  return steps;
}

/**
 * Starts all parts and adds each to `parts` as it is started. When one fails, those that run are stopped again.
 * @throws Error naming the part that did not start
 */
export async function startParts(steps: readonly Step[], parts: Part[]): Promise<void> {
  try {
    for (const { name, words } of steps) {
      const part = new Part(name, words);
      parts.push(part);
      // Nodes find each other by themselves; what they all need must be there first.
      if (!name.startsWith('node')) await part.ready();
    }
    await Promise.all(parts.map((part) => part.ready()));
  } catch (error) {
    await stopParts(parts);
    throw error;
  }
}

/** Stops all parts, the last started first, and waits until every process is gone. */
export async function stopParts(parts: readonly Part[]): Promise<void> {
  await Promise.all([...parts].reverse().map((part) => part.stop()));
}

/** Says it when a part ends by itself; nothing is started again. Returns the names of those that did. */
export function watchParts(parts: readonly Part[], stopping: () => boolean, log: Log): string[] {
  const died: string[] = [];
  for (const part of parts) {
    void part.ended.then((end) => {
      if (stopping()) return;
      died.push(part.name);
      const again = `npm run -s safetrace -- ${part.words.join(' ')}`;
      log(`${part.name} DIED (${describeEnd(end)}); the others go on; start it again with: ${again}`);
    });
  }
  return died;
}

/** What runs where, and what a person can do now. */
export function describe(
  state: string,
  deployment: Deployment,
  steps: readonly Step[],
  parts: readonly Part[],
): string {
  const { slot, epoch } = deployment.grid;
  const rows = steps.map(
    ({ name, where }, i) => `  ${name.padEnd(10)} ${String(parts[i].pid).padEnd(8)} ${where}`,
  );
  const web = steps[steps.length - 1].where;
  const lines = [
    '',
    `  ${'part'.padEnd(10)} ${'process'.padEnd(8)} where`,
    ...rows,
    '',
    `  Open ${web} twice, in two profiles or a private window: each is a phone of its own.`,
    `  Here a slot lasts ${slot} s and a "day" ${epoch} s.`,
  ];
  if (deployment.authority) {
    lines.push(
      `  Codes for people who tested positive: ${deployment.authority.url}`,
      `  with the operator token in ${join(state, 'authority', OPERATOR_TOKEN_FILE)}`,
    );
  }
  lines.push(
    '  Ctrl-C stops everything that was started here; a part started again by hand is stopped by hand.',
    '',
  );
  return lines.join('\n');
}

/** Reads the deployment of a state directory. */
export function localDeployment(state: string): Deployment {
  return readDeployment(join(state, DEPLOYMENT_FILE));
}
