import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readCircuits } from '../../server-node/circuit-files.ts';
import { readDeployment } from '../../server-node/config.ts';
import { runCommand } from '../../server-node/program.ts';
import { programsOf } from '../../workers/wire/circuit-programs.ts';

const ADDER = new URL('../vectors/bristol/adder64.txt.gz', import.meta.url).pathname;
const HASH = createHash('sha256')
  .update(gunzipSync(readFileSync(ADDER)))
  .digest('hex');
const SUM = {
  name: 'Sum',
  purpose: 'What two have together',
  circuit: 'adder64.txt.gz',
  seats: 2,
  least: 2,
  fields: [{ name: 'number', bits: 64 }],
  outputs: [{ name: 'sum', bits: 64, to: 'public' }],
};

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'safetrace-programs-'));
  copyFileSync(ADDER, join(directory, 'adder64.txt.gz'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(directory, { recursive: true });
});

async function run(...words: string[]) {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const code = await runCommand(words);
  const said = { out: out.mock.calls.join(''), err: err.mock.calls.join('') };
  vi.restoreAllMocks();
  return { code, ...said };
}

/** `init` with a program that differs from SUM. */
function init(changes: object) {
  writeFileSync(join(directory, 'sum.json'), JSON.stringify({ ...SUM, ...changes }));
  return run('init', '--demo', '--out', join(directory, 'data'), '--opt-in', join(directory, 'sum.json'));
}
const node = (...words: string[]) =>
  run(
    ...['node', '--state', join(directory, 'data', 'node-1')],
    ...['--deployment', join(directory, 'data', 'deployment.json'), ...words],
  );

test('init --opt-in declares a program and puts its circuit beside the deployment, where nodes find it by its hash', async () => {
  const { code, out } = await init({});
  expect(code).toBe(0);
  const deployment = readDeployment(join(directory, 'data', 'deployment.json'));
  expect(out).toContain(`: program "Sum" ${programsOf(deployment)[0].id}\n`);
  expect(deployment.programs).toEqual([{ ...SUM, circuit: HASH }]);
  const circuits = join(directory, 'data', 'circuits');
  renameSync(join(circuits, `${HASH}.txt`), join(circuits, 'any-name'));
  expect([...readCircuits(circuits, deployment).keys()]).toEqual([HASH]);
  mkdirSync(join(directory, 'packed'));
  copyFileSync(ADDER, join(directory, 'packed', 'x.gz'));
  expect([...readCircuits(join(directory, 'packed'), deployment).keys()]).toEqual([HASH]);
});

test.each([
  [{ seats: 3 }, `program "Sum": the circuit's inputs are 2 values where 3 seats of 1 fields make 3.`],
  [
    { fields: [{ name: 'number', bits: 32 }] },
    `program "Sum": the circuit's inputs: number 1 has 64 bits where 2 seats of 1 fields have 32.`,
  ],
  [
    { outputs: [{ name: 'sum', bits: 64, to: 'owner' }] },
    `program "Sum": the circuit's outputs are 1 values where the outputs that are declared make 2.`,
  ],
  [{ least: 3 }, 'sum.json: least (3) must not be more than the seats (2).'],
  [{ circuit: 'none.txt' }, 'none.txt cannot be read: ENOENT.'],
  [{ circuit: 'sum.json' }, 'program "Sum": the circuit line 1: '],
  [{ outputs: [{ name: 'sum', bits: 64, to: 'all' }] }, 'outputs.0.to: must be "public" or "owner".'],
])('init refuses %j', async (changes, problem) => {
  const { code, err } = await init(changes);
  expect(code).toBe(2);
  expect(err).toContain(problem);
});

test('a node does not start without the circuit that everybody agreed on', async () => {
  await init({});
  const circuits = join(directory, 'data', 'circuits');
  rmSync(circuits, { recursive: true });
  const absent = await node();
  expect(absent).toMatchObject({ code: 2 });
  expect(absent.err).toContain(`there is no directory ${circuits} with the circuits`);
  mkdirSync(circuits);
  writeFileSync(join(circuits, `${HASH}.gz`), Uint8Array.of(0x1f, 0x8b, 8));
  writeFileSync(join(circuits, `${HASH}.txt`), '1 3\n1 2\n1 1\n2 1 0 1 2 XOR\n');
  const another = await node();
  expect(another).toMatchObject({ code: 2 });
  expect(another.err).toContain(`no file in ${circuits} is the circuit of program "Sum", SHA-256 ${HASH} (`);
  expect(another.err).toContain(`${HASH}.gz is damaged`);
});

test('what else lies beside the circuits does not stop a node', async () => {
  await init({});
  const deployment = readDeployment(join(directory, 'data', 'deployment.json'));
  const circuits = join(directory, 'data', 'circuits');
  writeFileSync(join(circuits, '0-damaged.gz'), Uint8Array.of(0x1f, 0x8b, 8, 0));
  writeFileSync(join(circuits, '0-huge'), '');
  truncateSync(join(circuits, '0-huge'), 2 ** 40); // a hole, of which nothing is stored
  expect([...readCircuits(circuits, deployment).keys()]).toEqual([HASH]);
});

test('a circuit that is more rounds than a run can wait for is refused', async () => {
  const depth = 2 ** 14 + 1;
  const gates = Array.from(
    { length: depth },
    (_, i) => `2 1 ${i === 0 ? 1 : 127 + i} ${i % 2} ${128 + i} AND`,
  );
  writeFileSync(
    join(directory, 'chain.txt'),
    [`${depth} ${depth + 128}`, '2 64 64', '1 1', ...gates, ''].join('\n'),
  );
  const outputs = [{ name: 'sum', bits: 1, to: 'public' }];
  const { code, err } = await init({ circuit: 'chain.txt', outputs });
  expect(code).toBe(2);
  expect(err).toContain(
    `program "Sum": the circuit has ${depth} ANDs one after the other, 16384 are the most.`,
  );
});
