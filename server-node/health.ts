import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { linkLines, type NodeLinks } from '../workers/node/link-gauge.ts';

const FILE = 'health.json';
/** Milliseconds between two signs of life. */
const BEAT = 5000;
/** Seconds without a sign of life after which a node counts as dead. */
const PATIENCE = 30;

/** A node's last sign of life. */
interface Health {
  /** Unix seconds. */
  at: number;
  /** The last state that it logged. */
  state: string;
  /** Its links to the other nodes. */
  links: NodeLinks;
}

/**
 * Writes signs of life into a node's state directory, for health checks of a process that listens on no port.
 * @param links called for each sign; none is written when it rejects
 * @param trouble told once when signs cannot be written; without them the node counts as dead, but goes on
 */
export function keepHealth(
  state: string,
  links: () => Promise<NodeLinks>,
  trouble: (text: string) => void = () => {},
) {
  let last = 'starting';
  let isTold = false;
  const beat = async () => {
    const now = await links().catch(() => null);
    if (!now) return;
    try {
      write(state, { at: Date.now() / 1000, state: last, links: now });
    } catch (error) {
      if (!isTold) trouble(`no sign of life could be written to ${state}: ${(error as Error).message}`);
      isTold = true;
    }
  };
  void beat();
  const timer = setInterval(beat, BEAT);
  return {
    /** Remembers the newest state, for people who ask. */
    note(text: string): void {
      last = text;
    },
    stop(): void {
      clearInterval(timer);
      rmSync(join(state, FILE), { force: true });
    },
  };
}

/**
 * The node's last state, then a line for each link and one for what runs make of them.
 * @throws Error in a sentence when it is not running or gave no sign for PATIENCE seconds
 */
export function checkHealth(state: string, now = Date.now() / 1000): string {
  const health = read(state);
  if (!health) throw new Error(`no node runs with the state directory ${state}`);
  const silent = Math.round(now - health.at);
  if (silent > PATIENCE) throw new Error(`the node in ${state} has given no sign of life for ${silent} s`);
  return [health.state, ...linkLines(health.links).map((line) => `  ${line}`)].join('\n');
}

/**
 * How the process before this one ended, when it left its last sign of life: who stops in order takes it away. A native
 * module that crashes says nothing itself, and neither does who is killed.
 * @returns a sentence for the log, or null when it stopped in order or there was none
 */
export function endedUnsaid(state: string): string | null {
  const health = read(state);
  if (!health || !Number.isFinite(health.at)) return null;
  const ended = new Date(health.at * 1000);
  if (Number.isNaN(ended.getTime())) return null; // beyond what a date can be
  const time = ended.toISOString().slice(0, 19);
  return `the process before this one was killed or crashed after ${time} UTC; its last state: ${health.state}`;
}

function read(state: string): Health | null {
  try {
    return JSON.parse(readFileSync(join(state, FILE), 'utf8'));
  } catch {
    return null;
  }
}

/** Whole or not at all: a check never reads half a file. */
function write(state: string, health: Health): void {
  const path = join(state, FILE);
  writeFileSync(`${path}.new`, JSON.stringify(health));
  renameSync(`${path}.new`, path);
}
