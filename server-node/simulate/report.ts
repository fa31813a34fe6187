import { writeFileSync } from 'node:fs';
import type { SimulationPlan } from './plan.ts';
import type { Outcome } from './run.ts';

/** What goes on now, on stderr: one line that is written over on a terminal, elsewhere a line now and then. */
export function statusLine(): { say(what: string): void; clear(): void } {
  const { stderr } = process;
  const pause = stderr.isTTY ? 100 : 5000;
  let last = 0;
  return {
    say(what) {
      if (Date.now() - last < pause) return;
      last = Date.now();
      stderr.write(stderr.isTTY ? `\r\x1b[K${what}` : `${what}\n`);
    },
    clear() {
      if (stderr.isTTY) stderr.write('\r\x1b[K');
    },
  };
}

/** Prints who was warned and when, and what it cost; writes the same as JSON when a file is named. */
export function reportOutcome(plan: SimulationPlan, outcome: Outcome, json: string | undefined): void {
  const { agrees, encounters, rowsLost, phases } = outcome;
  const warned = outcome.warned.map((exposed) => ({ ...exposed, person: plan.people[exposed.person] }));
  const lines = warned.map(({ person, day, slot, level }) => {
    if (level === undefined) return `${person} was exposed (run of day ${day})`;
    if (slot === undefined) return `${person} day ${day} level ${level}`;
    return `${person} day ${day} ${clock(slot * plan.slot)}–${clock((slot + 1) * plan.slot)} level ${level}`;
  });
  lines.push(
    '',
    `ill: ${plan.ill.length > 0 ? plan.ill.join(', ') : 'nobody'}`,
    `${plan.people.length} people, ${plan.days.length} days, ${encounters} encounters, ${rowsLost} rows lost`,
    `${new Set(warned.map(({ person }) => person)).size} people warned, ${warned.length} warnings`,
    agrees ? 'every result equals the plain evaluation' : 'RESULTS DIFFER from the plain evaluation',
    '',
    'phase        seconds   MB of a node   rounds',
    ...phases.map(({ name, seconds, bytes, rounds }) =>
      [
        name.padEnd(10),
        seconds.toFixed(2).padStart(9),
        (bytes / 1e6).toFixed(2).padStart(14),
        rounds.toFixed(0).padStart(8),
      ].join(' '),
    ),
  );
  process.stdout.write(`${lines.join('\n')}\n`);
  if (json)
    writeFileSync(json, `${JSON.stringify({ warned, agrees, encounters, rowsLost, phases }, null, 1)}\n`);
}

/** Time of day, hh:mm or hh:mm:ss. */
function clock(seconds: number): string {
  const text = new Date(1000 * seconds).toISOString();
  return seconds % 60 ? text.slice(11, 19) : text.slice(11, 16);
}
