import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { runCommand } from '../../server-node/program.ts';
import { planSimulation, type SimulationOptions } from '../../server-node/simulate/plan.ts';
import { type Replay, replay } from '../../server-node/simulate/run.ts';
import { safetrace, safetraceDone } from '../links/command.ts';

const EXTRACT = fileURLToPath(
  new URL('../fixtures/sociopatterns-workplace-extract/tij.dat', import.meta.url),
);
/** Seconds; few slots, so that real nodes are soon done. */
const SLOT = 21_600;

const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;

/** A file of these lines, its name a number. */
function written(lines: readonly string[]): string {
  const path = join(folder, `${files++}`);
  writeFileSync(path, lines.join('\n'));
  return path;
}

/** Replays and checks the answers; `person day slot level` of each. */
async function warnings(options: SimulationOptions, how: Partial<Replay> = {}) {
  const plan = planSimulation({ slot: SLOT, ...options });
  const given = {
    program: 'exposure',
    links: 'memory',
    parties: 3,
    threshold: 1,
    claims: false,
    say: () => {},
    ...how,
  } as const;
  const { warned, agrees, ...rest } = await replay(plan, given);
  expect(agrees).toBe(true);
  const told = warned.map(({ person, day, slot, level }) =>
    [plan.people[person], day, slot, level].filter((part) => part !== undefined).join(' '),
  );
  return { warned: told, ...rest };
}

const minute = (t: number, a: string, b: string) => [0, 20, 40].map((dt) => `${t + dt} ${a} ${b}`);
const DAY = 86_400;
/** 1 meets 2, then 2 meets 3; a day later 1 meets 2, two days later 2 meets 10. */
const MEETINGS = [
  ...minute(0, '1', '2'),
  ...minute(SLOT, '2', '3'),
  ...minute(DAY + 2 * SLOT, '1', '2'),
  ...minute(2 * DAY, '2', '10'),
];
const VISITS = [
  'person,venue,in,out',
  `anna,cafe,0,${SLOT + 60}`,
  `bert,cafe,${SLOT},${2 * SLOT}`,
  `bert,gym,${2 * SLOT},${3 * SLOT}`,
  `carl,gym,0,${4 * SLOT}`,
  `dora,"cafe, the other",0,${2 * SLOT}`,
  `dora,gym,${2 * SLOT + 600},${2 * SLOT + 700}`,
];

describe('contacts', () => {
  test('who heard somebody ill is warned, when and where; a person without a contact that day is not', async () => {
    const contacts = written(MEETINGS);
    const { warned, encounters, rowsLost, phases } = await warnings({ contacts, ill: '2:0:1,3' });
    expect(warned).toEqual(['1 0 0 3', '1 1 2 3', '2 0 1 3', '3 0 1 3']);
    expect({ encounters, rowsLost }).toEqual({ encounters: 4, rowsLost: 0 });
    expect(phases.map(({ name }) => name)).toEqual(['upload', 'index', 'reports', 'match', 'return']);
    for (const { bytes } of phases) expect(bytes).toBeGreaterThan(0);
    for (const { rounds } of phases.slice(1, 4)) expect(rounds).toBeGreaterThan(0);
  });

  test('a row that was lost warns only with --symmetric, from the other side', async () => {
    const contacts = written([...minute(0, '1', '2'), ...minute(100, '1', '3')]);
    expect((await warnings({ contacts, heard: 1, ill: '3' })).warned).toEqual([]);
    const symmetric = await warnings({ contacts, heard: 1, ill: '3', symmetric: true });
    expect(symmetric).toMatchObject({ warned: ['1 0 0 3'], rowsLost: 1 });
  });

  test('a tag is one person: strict with two others warns only whom two have heard', async () => {
    const contacts = written([...minute(0, '1', '2'), ...minute(100, '1', '3')]);
    const warned = async (crowd: number, symmetric: boolean) =>
      (await warnings({ contacts, ill: '1,3', symmetric, detail: { policy: 'strict', crowd } })).warned;
    expect(await warned(1, false)).toEqual(['1 0 0 3', '2 0 0 3', '3 0 0 3']);
    expect(await warned(2, false)).toEqual([]);
    expect(await warned(2, true)).toEqual(['1 0 0 3']);
    expect(await warned(3, true)).toEqual([]);
  });

  test('the whitepaper program tells who, and in which run', async () => {
    const contacts = written(MEETINGS);
    const { warned } = await warnings({ contacts, ill: '2:0:1' }, { program: 'collision' });
    expect(warned).toEqual(['1 0', '1 1', '3 0']);
  });

  test('progress is told of the days of the data alone', async () => {
    const said: string[] = [];
    const contacts = written(minute(5 * DAY, '1', '2'));
    await warnings({ contacts, ill: '1' }, { say: (what) => said.push(what) });
    expect(said.length).toBeGreaterThan(0);
    expect(said.filter((what) => !what.startsWith('day 5: '))).toEqual([]);
  });

  test('with claims the authority says who is ill, and every day is still warned of', async () => {
    const contacts = written(MEETINGS);
    const claims = true;
    expect((await warnings({ contacts, ill: '2:0:1,3' }, { claims })).warned).toEqual(
      (await warnings({ contacts, ill: '2:0:1,3' })).warned,
    );
    // The ill register in the last run, which matches all days.
    const collision = await warnings({ contacts, ill: '2:0:1' }, { claims, program: 'collision' });
    expect(collision.warned).toEqual(['1 2', '3 2']);
  });

  test('the extract of a real workplace', async () => {
    const { warned } = await warnings({ contacts: EXTRACT, illRandom: 3, seed: '1' });
    expect(warned.length).toBeGreaterThan(0);
  });

  test('five nodes, two of them curious', async () => {
    const contacts = written(MEETINGS.slice(0, 6));
    const { warned } = await warnings({ contacts, ill: '2' }, { parties: 5, threshold: 2 });
    expect(warned).toEqual(['1 0 0 3', '3 0 1 3']);
  });

  test('where nothing counts, nobody is warned', async () => {
    const contacts = written(['0 1 2']);
    expect(await warnings({ contacts, ill: '1' })).toMatchObject({ warned: [], encounters: 0 });
  });
});

describe('visits', () => {
  test('every block gives the same answer when there are rows enough', async () => {
    const visits = written(VISITS);
    const alone = await warnings({ visits, ill: 'carl,anna', venues: 2 });
    expect(alone).toMatchObject({ warned: ['bert 0 1 3', 'bert 0 2 3', 'dora 0 2 3'], encounters: 6 });
    for (const block of [2, 4])
      expect((await warnings({ visits, ill: 'carl,anna', venues: 2, block })).warned).toEqual(alone.warned);
  });

  test('a block that is short of rows loses the shorter stay and counts it', async () => {
    const visits = written(VISITS);
    const { warned, rowsLost } = await warnings({ visits, ill: 'carl', block: 4 });
    expect({ warned, rowsLost }).toEqual({ warned: [], rowsLost: 2 });
  });

  test('days are told without slots; strict tells only where others were, whoever is ill', async () => {
    const visits = written(VISITS);
    const warned = async (detail: SimulationOptions['detail']) =>
      (await warnings({ visits, ill: 'carl,anna', venues: 2, block: 2, detail })).warned;
    expect(await warned({ policy: 'day' })).toEqual(['bert 0 3', 'dora 0 3']);
    expect(await warned({ policy: 'strict', crowd: 1 })).toEqual(['bert 0 1 3', 'bert 0 2 3', 'dora 0 2 3']);
    // In the café bert was alone with anna, in the gym there were three.
    expect(await warned({ policy: 'strict', crowd: 2 })).toEqual(['bert 0 2 3', 'dora 0 2 3']);
    expect(await warned({ policy: 'strict', crowd: 3 })).toEqual([]);
  });

  test('a single person is below the least number of accounts: computed is nothing', async () => {
    const visits = written(VISITS.slice(0, 2));
    expect((await warnings({ visits, ill: 'anna' })).warned).toEqual([]);
  });
});

describe('the command', () => {
  test('every node a process: prints who was warned and writes the same as JSON', async () => {
    const json = join(folder, 'out.json');
    const given = ['--visits', written(VISITS), '--slot', `${SLOT}`, '--ill', 'anna:0:0'];
    const output = await safetraceDone('simulate', ...given, '--json', json, '--links', 'webrtc');
    expect(output).toContain('bert day 0 06:00–12:00 level 3\n');
    expect(output).toContain('every result equals the plain evaluation');
    const number = expect.any(Number);
    const phase = (name: string) => ({ name, seconds: number, bytes: number, rounds: number });
    expect(JSON.parse(readFileSync(json, 'utf8'))).toEqual({
      warned: [{ person: 'bert', day: 0, slot: 1, level: 3 }],
      agrees: true,
      encounters: 6,
      rowsLost: 0,
      phases: ['upload', 'index', 'reports', 'match', 'return'].map(phase),
    });
  });

  test('stops at once when it is asked to: one sentence, exit code 1', async () => {
    const command = safetrace('simulate', '--contacts', EXTRACT, '--ill-random', '1');
    await command.line(/^day \d+: /m); // also not on a terminal
    command.kill('SIGINT');
    expect(await command.ended).toBe(1);
    expect(command.output).toMatch(/\nsafetrace: the simulation was stopped \(SIGINT\)[^\n]*\.\n$/);
  });

  /** Exit code and the one line on stderr. */
  async function refused(...words: string[]) {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      const code = await runCommand(['simulate', ...words]);
      return [code, write.mock.calls.map(([text]) => text).join('')];
    } finally {
      write.mockRestore();
    }
  }

  test('bad use ends with 2 and says what is wrong', async () => {
    const contacts = ['--contacts', EXTRACT];
    for (const [words, message] of [
      [[], 'one of --contacts FILE and --visits FILE'],
      [[...contacts, '--visits', EXTRACT], 'one of --contacts FILE and --visits FILE'],
      [[...contacts, '--block', '4'], '--block is for --visits'],
      [[...contacts, '--ill', 'nobody'], '"nobody"'],
      [[...contacts, '--ill', '290:3:1'], 'day 3 is after day 1'],
      [[...contacts, '--ill-random', '1000'], 'only'],
      [[...contacts, '--ill-random', '-1'], 'whole number'],
      [[...contacts, '--slot', '7.5'], 'whole number'],
      [[...contacts, '--slot', '7'], 'divide'],
      [[...contacts, '--slot', '0'], '--slot'],
      [[...contacts, '--heard', '0'], '--heard'],
      [[...contacts, '--slot', '1'], 'an upload larger than'],
      [[...contacts, '--program', 'other'], 'Allowed choices are exposure, collision'],
      [[...contacts, '--links', 'pigeon'], 'Allowed choices are memory, webrtc'],
    ] as const) {
      const [code, text] = await refused(...words);
      expect([code, text]).toEqual([2, expect.stringMatching(/^safetrace: [^\n]+\n$/)]);
      expect(text).toContain(message);
    }
  });

  test('a file that cannot be read or is wrong is bad use too, and says where', async () => {
    for (const [words, message] of [
      [['--contacts', join(folder, 'absent')], 'absent'],
      [['--contacts', written(['0 1 2', 'x 1 2'])], 'line 2'],
      [['--visits', written(['a,b,0,1', 'a,b,0'])], 'line 2'],
    ] as const) {
      const [code, text] = await refused(...words);
      expect([code, text]).toEqual([2, expect.stringMatching(/^safetrace: [^\n]+\n$/)]);
      expect(text).toContain(message);
    }
  });
});
