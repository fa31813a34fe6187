import type { Deployment } from '../../workers/wire/deployment.ts';
import { UsageError } from '../errors.ts';
import { readLines } from '../text-file.ts';
import { parseContacts } from './contacts.ts';
import { expectedWarnings, type Warning } from './expected.ts';
import { heardRows } from './heard.ts';
import { type Levels, levelsOf, parseIll, randomIll } from './ill.ts';
import { DAY, type Rows, type RowsAndCounts } from './rows.ts';
import { visitRows } from './visit-rows.ts';
import { parseVisits } from './visits.ts';

/** What `safetrace simulate` is asked to replay; absent options have the defaults of `DEFAULTS`. */
export interface SimulationOptions {
  /** Path of a file of contacts; this or `visits`. */
  contacts?: string | undefined;
  visits?: string | undefined;
  /** Seconds. */
  slot?: number | undefined;
  gap?: number | undefined;
  tau?: number | undefined;
  /** Rows of a hearer in a slot. */
  heard?: number | undefined;
  symmetric?: boolean | undefined;
  /** Slots that share a row; `visits` only. */
  block?: number | undefined;
  /** Rows of a block. */
  venues?: number | undefined;
  /** `ID,ID` and `ID:from:to` */
  ill?: string | undefined;
  /** So many people, chosen by `seed`. */
  illRandom?: number | undefined;
  seed?: string | undefined;
  /** What results tell; default: everything. */
  detail?: Deployment['detail'] | undefined;
}

export const DEFAULTS = { slot: 900, gap: 60, tau: 60, heard: 8, block: 1, venues: 1, seed: '1' } as const;

/** A file as phones would live through it, and what they must be told. */
export interface SimulationPlan {
  /** Kind of all rows: `near` of contacts, `place` of visits. */
  kind: 'near' | 'place';
  /** Names, in their order; everywhere else a person is a place in this list. */
  people: string[];
  /** Days (= epochs, floor(t/86400)) on which anybody has a row, ascending. */
  days: number[];
  /** Shape of a day: seconds of a slot, slots of a block, heard or venue rows of a block. */
  slot: number;
  block: number;
  positions: number;
  symmetric: boolean;
  detail: Deployment['detail'];
  rows: Rows;
  levels: Levels;
  /** Names of those who are ill on some day. */
  ill: string[];
  encounters: number;
  rowsLost: number;
  /** By person, day, slot; of exposures that the detail policy does not withhold. */
  expected: Warning[];
}

/**
 * Reads the file and lays out the whole simulation.
 * @throws UsageError when options are wrong or contradict each other; InputError when the file is wrong
 */
export function planSimulation(options: SimulationOptions): SimulationPlan {
  const settings = checkOptions(options);
  const { kind, path, slot, block, heard, venues, symmetric } = settings;
  const illnesses = options.ill === undefined ? [] : parseIll(options.ill);
  let people: string[];
  let made: RowsAndCounts;
  if (kind === 'near') {
    const contacts = parseContacts(readLines(path), path);
    people = contacts.people;
    made = heardRows(contacts, settings);
  } else {
    const file = parseVisits(readLines(path), path);
    people = file.people;
    made = visitRows(file.visits, settings);
  }
  if (options.illRandom !== undefined) illnesses.push(...randomIll(people, options.illRandom, settings.seed));
  const levels = levelsOf(people, illnesses);
  const { detail = { policy: 'open' } } = options;
  const crowd = detail.policy === 'strict' ? detail.crowd : 0;
  return {
    kind,
    people,
    days: [...made.rows.keys()].sort((a, b) => a - b),
    slot,
    block,
    positions: kind === 'near' ? heard : venues,
    symmetric,
    detail,
    ...made,
    levels,
    ill: [...new Set(illnesses.map(({ person }) => person))],
    expected: expectedWarnings(made.rows, levels, { block, symmetric, crowd }),
  };
}

/** The options with their defaults, and which file it is. */
function checkOptions(options: SimulationOptions) {
  const { contacts, visits } = options;
  const path = contacts ?? visits;
  if (path === undefined || (contacts !== undefined && visits !== undefined)) {
    throw new UsageError('simulate takes one of --contacts FILE and --visits FILE');
  }
  const whole = (name: string, value: number, least: number, most: number): number => {
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new UsageError(`--${name} is a whole number from ${least} to ${most}, not ${value}`);
  };
  const slot = whole('slot', options.slot ?? DEFAULTS.slot, 1, DAY);
  if (DAY % slot !== 0) throw new UsageError(`--slot must divide a day of ${DAY} s; ${slot} does not`);
  const block = whole('block', options.block ?? DEFAULTS.block, 1, 32); // a mask has 32 bits at most
  if (block > 1 && contacts !== undefined) {
    throw new UsageError('--block is for --visits: with --contacts every tag is renewed in every slot');
  }
  if ((DAY / slot) % block !== 0) {
    throw new UsageError(`--block must divide the ${DAY / slot} slots of a day; ${block} does not`);
  }
  if (options.illRandom !== undefined) whole('ill-random', options.illRandom, 0, Number.MAX_SAFE_INTEGER);
  return {
    kind: contacts === undefined ? ('place' as const) : ('near' as const),
    path,
    slot,
    block,
    gap: whole('gap', options.gap ?? DEFAULTS.gap, 0, DAY),
    tau: whole('tau', options.tau ?? DEFAULTS.tau, 0, DAY),
    heard: whole('heard', options.heard ?? DEFAULTS.heard, 1, 256), // as in a deployment
    venues: whole('venues', options.venues ?? DEFAULTS.venues, 1, 64),
    symmetric: options.symmetric ?? false,
    seed: options.seed ?? DEFAULTS.seed,
  };
}
