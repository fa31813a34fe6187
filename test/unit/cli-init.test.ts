import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readAuthorityConfig, readDeployment, readIdentity } from '../../server-node/config.ts';
import { demoParameters, usualTags } from '../../server-node/defaults.ts';
import { createKeyPair, readKeyFile, writeKeyFile } from '../../server-node/keys.ts';
import { runCommand } from '../../server-node/program.ts';
import { DETECTOR } from '../../workers/near/detector.ts';

let directory: string;
let said: { out: string; err: string };
const write = { out: process.stdout.write, err: process.stderr.write };

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'safetrace-cli-'));
  said = { out: '', err: '' };
  for (const [stream, key] of [
    [process.stdout, 'out'],
    [process.stderr, 'err'],
  ] as const) {
    stream.write = ((text: string) => {
      said[key] += text;
      return true;
    }) as typeof stream.write;
  }
});
afterEach(() => {
  process.stdout.write = write.out;
  process.stderr.write = write.err;
  rmSync(directory, { recursive: true });
});

const at = (...path: string[]) => join(directory, ...path);
const mode = (path: string) => statSync(path).mode & 0o777;

test('init --demo makes three nodes and an authority whose keys are those of the signed deployment', async () => {
  expect(await runCommand(['init', '--demo', '--out', at('data')])).toBe(0);
  const deployment = readDeployment(at('data', 'deployment.json'));
  expect(deployment).toMatchObject({ ...demoParameters, signal: 'ws://127.0.0.1:8081' });
  expect(deployment.roster.map(({ key }) => key)).toEqual(
    [1, 2, 3].map((party) => readIdentity(at('data', `node-${party}`)).publicKey),
  );
  expect(readIdentity(at('data', 'authority')).publicKey).toBe(deployment.authority!.key);
  expect(readAuthorityConfig(at('data', 'authority'))).toEqual({
    levels: 'all',
    codeMinutes: 15,
    longCodeMinutes: 1440,
  });
  expect(mode(at('data', 'node-1', 'secret.key'))).toBe(0o600);
  expect(mode(at('data', 'authority', 'operator.token'))).toBe(0o600);
});

test('init --advice puts the words of the authority into the deployment, and refuses others', async () => {
  const advice = { en: { exposed: ['Take a test.'] } };
  writeFileSync(at('advice.json'), JSON.stringify(advice));
  const command = ['init', '--demo', '--out', at('data'), '--advice', at('advice.json')];
  expect(await runCommand(command)).toBe(0);
  expect(readDeployment(at('data', 'deployment.json')).advice).toEqual(advice);
  writeFileSync(at('advice.json'), '{"en": {"warned": ["x"]}}');
  expect(await runCommand([...command.slice(0, 3), at('other'), ...command.slice(4)])).toBe(2);
  expect(said.err).toContain('advice.json');
});

describe('init --near', () => {
  const near = (...words: string[]) => runCommand(['init', '--out', at('data'), ...words]);

  test('takes what an encounter is, and a table of models', async () => {
    writeFileSync(at('models.csv'), 'model,dB\nPixel 9,-3.5\nWeak 1,12\n');
    expect(await near('--near', '--encounter', '70,10', '--corrections', at('models.csv'))).toBe(0);
    const { near: tags } = readDeployment(at('data', 'deployment.json'));
    expect(tags).toEqual({
      ...usualTags,
      encounter: { ...DETECTOR, delta: 70, tau: 10 },
      corrections: [
        { model: 'Pixel 9', dB: -3.5 },
        { model: 'Weak 1', dB: 12 },
      ],
    });
  });

  test.each([
    [['--encounter', '70,10'], 'go with --near'],
    [['--near', '--encounter', '70'], 'DELTA,TAU'],
    [['--near', '--encounter', '70,2'], '2 minutes are less than the 3'],
    [['--near', '--corrections', 'none.csv'], 'none.csv'],
  ])('refuses %j', async (words, message) => {
    expect(await near(...words)).toBe(2);
    expect(said.err).toContain(message);
    expect(existsSync(at('data'))).toBe(false);
  });
});

test('init without --demo takes the parameters of a real community', async () => {
  expect(await runCommand(['init', '--out', at('data'), '--name', 'Town'])).toBe(0);
  const deployment = readDeployment(at('data', 'deployment.json'));
  expect(deployment).toMatchObject({
    name: 'Town',
    grid: { slot: 900, epoch: 86_400, offset: 0 },
    place: { h: 12, venues: 3, meets: 1 },
    run: { collect: 64_800, grace: 2, window: 14, minAccounts: 100 },
    claims: { places: 4096, runs: 3, ahead: 10 },
  });
  expect(readAuthorityConfig(at('data', 'authority')).levels).toBe('onset');
});

test('init says nothing of a secret and never overwrites', async () => {
  await runCommand(['init', '--demo', '--out', at('data')]);
  const before = readFileSync(at('data', 'deployment.json'), 'utf8');
  expect(said.out).toMatch(/^\S+: deployment [0-9a-f]{64}\n$/);
  expect(await runCommand(['init', '--demo', '--out', at('data')])).toBe(2);
  expect(said.err).toMatch(/deployment\.json exists already; choose another directory with --out\.\n$/);
  expect(readFileSync(at('data', 'deployment.json'), 'utf8')).toBe(before);
});

test('init --self-report has no authority and is signed by the first node', async () => {
  expect(await runCommand(['init', '--demo', '--self-report', '--out', at('data')])).toBe(0);
  expect(readDeployment(at('data', 'deployment.json')).authority).toBeNull();
});

test('init --detail says what results tell; what is no policy is refused', async () => {
  const made = async (name: string, ...words: string[]) => {
    const code = await runCommand(['init', '--demo', '--out', at(name), ...words]);
    return code === 0 ? readDeployment(at(name, 'deployment.json')).detail : code;
  };
  expect(await made('a')).toEqual({ policy: 'open' });
  expect(await made('b', '--detail', 'day')).toEqual({ policy: 'day' });
  expect(await made('c', '--detail', 'strict:5')).toEqual({ policy: 'strict', crowd: 5 });
  for (const wrong of ['strict', 'strict:0', 'strict:8', 'strict:12', 'slots'])
    expect(await made('d', '--detail', wrong)).toBe(2);
  expect(said.err).toContain('A policy is open, day, or strict:K with K from 1 to 7.');
  expect(await made('e', '--detail', 'day', '--program', 'collision')).toBe(2);
});

test('init --near and --region make a deployment with tags and a region, and refuse what contradicts them', async () => {
  const made = async (name: string, ...words: string[]) => {
    const code = await runCommand(['init', '--out', at(name), ...words]);
    return code === 0 ? readDeployment(at(name, 'deployment.json')) : code;
  };
  const box = { south: 52.3, west: -9.6, north: 52.45, east: 9.9 };
  expect(await made('a', '--near', '--region', '52.3,-9.6,52.45,9.9,5000')).toMatchObject({
    near: { h: 4, self: 2, heard: 10, symmetric: true, encounter: { delta: 74, tau: 15, log: 3 } },
    region: { ...box, cell: 5000 },
  });
  expect(await made('b', '--region', '52.3,-9.6,52.45,9.9')).toMatchObject({
    near: null,
    region: { cell: 1000 },
  });
  for (const wrong of [
    '52.3,9.6,52.45',
    '52.3,9.6,52.45,',
    '1,-2,3,,500',
    '1,2,3,4,200,6',
    '1,2,3,x',
    '52,9.6,52,9.9',
    '1,2,3,4,10',
  ])
    expect(await made('c', '--region', wrong), wrong).toBe(2);
  for (const words of [['--demo'], ['--detail', 'day'], ['--program', 'collision']])
    expect(await made('d', '--near', ...words)).toBe(2);
  expect(said.err).toContain('--near needs answers that tell slots');
});

test('init calls what was asked for by its own name, not by that of a file that is not made', async () => {
  expect(await runCommand(['init', '--out', at('x'), '--name', ' Town'])).toBe(2);
  expect(said.err).toBe('safetrace: name: must not be empty, nor begin or end with a space.\n');
  said.err = '';
  const words = ['--program', 'collision', '--detail', 'day'];
  expect(await runCommand(['init', '--out', at('x'), ...words])).toBe(2);
  expect(said.err).toMatch(/^safetrace: detail\.policy \(day\) goes with/);
});

test('operators make their own keys, and a roster file brings them together', async () => {
  const keys: string[] = [];
  for (const name of ['a', 'b', 'c']) {
    said.out = '';
    expect(await runCommand(['key', '--out', at(name)])).toBe(0);
    keys.push(said.out.trim());
  }
  const roster = keys.map((key, i) => ({ name: `n${i}`, operator: `o${i}`, country: 'DE', key }));
  writeFileSync(at('roster.json'), JSON.stringify(roster));
  expect(await runCommand(['init', '--out', at('town'), '--roster', at('roster.json')])).toBe(0);
  expect(readDeployment(at('town', 'deployment.json')).roster).toEqual(roster);
  expect(statSync(at('town', 'node-1'), { throwIfNoEntry: false })).toBeUndefined();

  const selfReport = ['init', '--self-report', '--out', at('school'), '--roster', at('roster.json')];
  expect(await runCommand(selfReport)).toBe(2);
  said.err = '';
  expect(await runCommand([...selfReport, '--key', at('b', 'secret.key')])).toBe(2);
  expect(said.err).toBe(
    'safetrace: a self-report deployment is signed by the first node: give its secret key with --key.\n',
  );
  expect(statSync(at('school'), { throwIfNoEntry: false })).toBeUndefined();
  expect(await runCommand([...selfReport, '--key', at('a', 'secret.key')])).toBe(0);
});

test('a roster file that is none is refused with the field that is wrong', async () => {
  writeFileSync(at('roster.json'), '[{"name": "a", "operator": "b", "country": 7, "key": ""}]');
  expect(await runCommand(['init', '--out', at('x'), '--roster', at('roster.json')])).toBe(2);
  expect(said.err).toMatch(/roster\.json: 0\.country: /);
  expect(await runCommand(['init', '--out', at('x'), '--roster', at('absent.json')])).toBe(2);
  const keys = [1, 2, 3].map(() => createKeyPair().publicKey);
  const entry = (key: string, i: number) => ({ name: `n${i}`, operator: 'o', country: 'DE', key });
  for (const [wrong, message] of [
    [keys[0].slice(1), /roster\.json: 2\.key: must be 64 lower-case hexadecimal digits/],
    [keys[0], /^safetrace: \S+roster\.json: roster\.2\.key is used twice/m],
  ] as const) {
    writeFileSync(at('roster.json'), JSON.stringify([keys[0], keys[1], wrong].map(entry)));
    expect(await runCommand(['init', '--out', at('x'), '--roster', at('roster.json')])).toBe(2);
    expect(said.err).toMatch(message);
  }
  expect(statSync(at('x'), { throwIfNoEntry: false })).toBeUndefined();
});

test('a secret key that others can read, or that is none, is refused', () => {
  const pair = createKeyPair();
  writeKeyFile(at('node'), pair);
  const file = at('node', 'secret.key');
  expect(readKeyFile(file)).toEqual(pair);
  chmodSync(file, 0o640);
  expect(() => readKeyFile(file)).toThrow(`chmod 600 ${file}`);
  chmodSync(file, 0o600);
  writeFileSync(file, 'short');
  expect(() => readKeyFile(file)).toThrow('holds no secret key');
});

test('node, authority and web say what is missing: exit code 2', async () => {
  await runCommand(['init', '--demo', '--out', at('data')]);
  await runCommand(['key', '--out', at('stranger')]);
  await runCommand(['init', '--demo', '--self-report', '--out', at('school')]);
  const deployment = at('data', 'deployment.json');
  const cases: [string[], RegExp][] = [
    [['node', '--state', at('none'), '--deployment', deployment], /there is no state directory .*none/],
    [['node', '--state', at('stranger'), '--deployment', deployment], /does not name the key in .*stranger/],
    [
      ['node', '--state', at('data', 'node-1'), '--deployment', at('none.json')],
      /there is no file .*none\.json/,
    ],
    [['authority', '--state', at('stranger'), '--deployment', deployment], /is not the authority's key/],
    [
      ['authority', '--state', at('stranger'), '--deployment', at('school', 'deployment.json')],
      /self-report deployment/,
    ],
    [['web', '--deployment', deployment, '--dist', at('none')], /npm run build/],
    [['up', '--state', at('data'), '--dist', at('none')], /npm run build/],
  ];
  for (const [words, message] of cases) {
    said.err = '';
    expect(await runCommand(words), words.join(' ')).toBe(2);
    expect(said.err).toMatch(message);
    expect(said.err).toMatch(/^safetrace: [^\n]*\.\n$/);
  }
});

test('a deployment that somebody changed is refused', async () => {
  await runCommand(['init', '--demo', '--out', at('data')]);
  const file = at('data', 'deployment.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"minAccounts": 2', '"minAccounts": 3'));
  expect(await runCommand(['node', '--state', at('data', 'node-1'), '--deployment', file])).toBe(2);
  expect(said.err).toBe(`safetrace: ${file}: the signature is wrong.\n`);
});

test('a file of the command line that is none is bad use, and named', async () => {
  const file = at('README.md');
  writeFileSync(file, '# no JSON');
  for (const [words, message] of [
    [['plan', '--users', '1000', '--deployment', file], `${file} is not JSON`],
    [['signal', '--deployment', file], `${file} is not JSON`],
    [['init', '--out', at('x'), '--roster', file], `${file} is not JSON`],
    [['simulate', '--contacts', at('none')], `${at('none')} cannot be read: ENOENT`],
    [['simulate', '--visits', file], `${file} line 1`],
  ] as const) {
    said.err = '';
    expect(await runCommand(words), words.join(' ')).toBe(2);
    expect(said.err).toContain(message);
  }
});

test('a self-report deployment has no address of an authority', async () => {
  const words = ['init', '--out', at('x'), '--self-report', '--authority', 'https://health.example'];
  expect(await runCommand(words)).toBe(2);
  expect(said.err).toContain("'--authority <url>' cannot be used with option '--self-report'");
  expect(statSync(at('x'), { throwIfNoEntry: false })).toBeUndefined();
});

test.each(['/proc/safetrace/x', '/dev/null/x'])(
  'a directory that cannot be made is named: %s',
  async (place) => {
    for (const words of [
      ['key', '--out', place],
      ['init', '--demo', '--out', place],
    ]) {
      said.err = '';
      expect(await runCommand(words)).toBe(1);
      expect(said.err).toMatch(
        /^safetrace: the directory \/\S+ cannot be made \(E\w+\); choose another place, .*\.\n$/,
      );
    }
  },
);
