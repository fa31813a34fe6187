import type { PhaseCost } from '../../workers/mpc/stats.ts';
import type { RunProgress } from '../../workers/node/run-state.ts';
import type { ClaimEntry } from '../../workers/wire/claim-list.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { random } from '../random.ts';
import { listClaims } from './authority.ts';
import { calendarOf } from './calendar.ts';
import { AHEAD, simulatedDeployment, WINDOW } from './deployment.ts';
import { inMemory, inProcesses } from './network.ts';
import { SimulatedNodes } from './nodes.ts';
import { type Exposed, expectedOf, sameWarnings, unionOf } from './outcome.ts';
import { foundIn, SimulatedPhone } from './phones.ts';
import type { SimulationPlan } from './plan.ts';

/** How the plan is replayed. */
export interface Replay {
  program: Deployment['program'];
  /** [parties, threshold] is one of SCHEMES. */
  parties: number;
  threshold: number;
  links: 'memory' | 'webrtc';
  claims: boolean;
  /** Hears what goes on, for a person who waits. */
  say(what: string): void;
}

/**
 * What a replay found. Costs are a node's, on average: what it sends to the other nodes, and in the phases of the
 * phones (upload, return) what it and all of them exchange.
 */
export interface Outcome {
  warned: Exposed[];
  /** Whether every output equals the plain evaluation of the same program. */
  agrees: boolean;
  encounters: number;
  rowsLost: number;
  phases: PhaseCost[];
}

/** Replays a plan: real phones' code, real uploads, real nodes. @throws Error when a node fails */
export async function replay(plan: SimulationPlan, how: Replay): Promise<Outcome> {
  const { people, levels, rows } = plan;
  const calendar = calendarOf(plan, how.claims);
  const ill = people.flatMap((_, i) => (calendar.runs.some((day) => levels(i, day) > 0) ? [i] : []));
  const network = how.links === 'memory' ? inMemory() : await inProcesses();
  const made = simulatedDeployment(plan, how, ill.length, network.signal);
  const { deployment } = made;
  const costs = new Costs(how.parties);
  const nodes = new SimulatedNodes(made, (progress) => {
    // A node also tells of the day before its start, which has no data.
    if (calendar.runs.includes(progress.run)) how.say(progressText(progress));
  });
  const phones: SimulatedPhone[] = [];
  const found: Exposed[] = [];
  let reportsCounted = true;
  try {
    await nodes.start(network, calendar.runs[0] ?? 0);
    const traffic = (bytes: number) => costs.traffic(bytes);
    for (let i = 0; i < people.length; i++)
      phones.push(await SimulatedPhone.join(deployment, network, traffic));
    const tags = phones.map((phone) => phone.tag);
    for (const day of calendar.runs) {
      await nodes.begin(day);
      await nodes.end(day);
      const claims = calendar.listings.includes(day) ? claimsOf(plan, ill, day) : null;
      if (claims) await listClaims(deployment, made.authority!, network, day, [...claims.values()]);
      await costs.time('upload', async () => {
        let uploaded = 0;
        await someAtATime(phones, async (phone, i) => {
          const report = {
            claim: claims?.get(i)?.claim ?? null,
            levels: how.claims ? null : [levels(i, day)],
          };
          await phone.upload(day, rows.get(day)?.get(i) ?? { places: [], heard: [] }, tags, report);
          how.say(`day ${day}: ${++uploaded} of ${phones.length} phones uploaded`);
        });
      });
      for (const report of await nodes.close(day)) costs.add(report.costs);
      await costs.time('return', async () => {
        let answered = 0;
        await someAtATime(phones, async (phone, person) => {
          const answer = await phone.answer();
          if (!answer && phones.length < deployment.run.minAccounts) return;
          if (!answer) throw new Error(`person ${people[person]}: the nodes hold no result of run ${day}`);
          if (answer.run !== day || answer.agree !== 'all')
            throw new Error(`person ${people[person]}: the nodes contradict each other in run ${day}`);
          if (claims?.has(person) && !answer.accepted) reportsCounted = false;
          if (how.program === 'collision') {
            if (answer.exposed) found.push({ person, day });
          } else for (const match of foundIn(deployment, answer)) found.push({ person, ...match });
          how.say(`day ${day}: ${++answered} of ${phones.length} phones read their answer`);
        });
      });
    }
  } finally {
    for (const phone of phones) phone.leave();
    await nodes.stop();
    await network.close();
  }
  const warned = unionOf(found);
  return {
    warned,
    agrees: reportsCounted && sameWarnings(warned, expectedOf(plan, calendar, deployment)),
    encounters: plan.encounters,
    rowsLost: plan.rowsLost,
    phases: costs.phases,
  };
}

/** A fresh claim of every ill person, with their levels on the days that this run's list can carry. */
function claimsOf({ levels }: SimulationPlan, ill: readonly number[], run: number): Map<number, ClaimEntry> {
  const entry = (person: number): ClaimEntry => ({
    claim: random(16),
    levels: Array.from({ length: WINDOW + AHEAD }, (_, e) => levels(person, run - WINDOW + 1 + e)),
  });
  return new Map(ill.map((person) => [person, entry(person)]));
}

function progressText({ run, state, stage, finished, total }: RunProgress): string {
  const jobs = total === undefined ? '' : `, ${finished} of ${total}`;
  return `day ${run}: ${stage ?? state}${jobs}`;
}

const PHONES_AT_ONCE = 8;

/** Does the work of all phones, those of a few at the same time; fails with the first that fails. */
async function someAtATime(
  phones: readonly SimulatedPhone[],
  work: (phone: SimulatedPhone, person: number) => Promise<void>,
): Promise<void> {
  const waiting = phones.entries(); // shared: each worker takes the next
  const worker = async () => {
    for (const [person, phone] of waiting) await work(phone, person);
  };
  await Promise.all(Array.from({ length: PHONES_AT_ONCE }, worker));
}

/** Costs by phase, summed over the runs. */
class Costs {
  readonly phases: PhaseCost[] = [];
  #exchanged = 0;

  constructor(private readonly nodes: number) {}

  /** Books bytes between phones and nodes in the phase that is timed. */
  traffic(bytes: number): void {
    this.#exchanged += bytes;
  }

  /** A phase of phones and nodes. */
  async time(name: string, work: () => Promise<void>): Promise<void> {
    const start = performance.now();
    this.#exchanged = 0;
    await work();
    const seconds = (performance.now() - start) / 1000;
    this.book({ name, seconds, bytes: this.#exchanged / this.nodes, rounds: 0 });
  }

  /** One of the nodes' costs of a run. */
  add(costs: readonly PhaseCost[]): void {
    for (const { name, seconds, bytes, rounds } of costs)
      this.book({
        name,
        seconds: seconds / this.nodes,
        bytes: bytes / this.nodes,
        rounds: rounds / this.nodes,
      });
  }

  private book(cost: PhaseCost): void {
    const known = this.phases.find(({ name }) => name === cost.name);
    if (!known) this.phases.push({ ...cost });
    else for (const field of ['seconds', 'bytes', 'rounds'] as const) known[field] += cost[field];
  }
}
