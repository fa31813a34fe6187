import { bytesToHex } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InputError } from '../../workers/errors.ts';
import { type Deployment, deploymentHash } from '../../workers/wire/deployment.ts';
import { parseDeployment, signDeployment } from '../../workers/wire/deployment-file.ts';
import { AUTHORITY, demo, NODES } from './wire-world.ts';

const selfReport = demo({ authority: null });

test('a signed deployment is read back', () => {
  expect(parseDeployment(signDeployment(demo(), AUTHORITY))).toEqual(demo());
  expect(parseDeployment(signDeployment(selfReport, NODES[0]))).toEqual(selfReport);
});

test('its hash does not depend on the layout of the file, but on every value', () => {
  const shuffled = Object.fromEntries(Object.entries(demo()).reverse()) as Deployment;
  expect(deploymentHash(shuffled)).toEqual(deploymentHash(demo()));
  expect(deploymentHash(demo({ name: 'Testvillf' }))).not.toEqual(deploymentHash(demo()));
});

test('each detail policy is read back, and has a hash of its own', () => {
  const policies: Deployment['detail'][] = [
    { policy: 'open' },
    { policy: 'day' },
    { policy: 'strict', crowd: 1 },
    { policy: 'strict', crowd: 7 },
  ];
  const deployments = policies.map((detail) => demo({ detail }));
  for (const deployment of deployments)
    expect(parseDeployment(signDeployment(deployment, AUTHORITY))).toEqual(deployment);
  expect(new Set(deployments.map((d) => bytesToHex(deploymentHash(d)))).size).toBe(policies.length);
});

test('another key, or a changed value, is refused', () => {
  expect(() => signDeployment(demo(), NODES[0])).toThrow('deployment.json: the signature is wrong');
  expect(() => signDeployment(selfReport, NODES[1])).toThrow('the signature is wrong');
  const text = signDeployment(demo(), AUTHORITY);
  expect(() => parseDeployment(text.replace('"Testville"', '"Testhill"'))).toThrow('the signature is wrong');
});

const { near: _, ...rest } = demo();
const twins = demo().roster.map((node) => ({ ...node, key: demo().roster[0].key }));
const tags = { h: 4, self: 2, heard: 1, symmetric: true };
const encounter = { delta: 74, tau: 15, log: 3, bridge: 2, pause: 15 };

test('what an encounter is can stand in a deployment', () => {
  const deployment = demo({ near: { ...tags, encounter } });
  expect(parseDeployment(signDeployment(deployment, AUTHORITY))).toEqual(deployment);
});

test('advice stands in a deployment, and never so much of it that nobody could read the file', () => {
  const deployment = demo({
    advice: { en: { exposed: ['Take a test.'] }, 'pt-BR': { positive: ['Fique em casa.'] } },
  });
  expect(parseDeployment(signDeployment(deployment, AUTHORITY))).toEqual(deployment);
  const lines = Array(8).fill('x'.repeat(240));
  const states = { exposed: lines, negative: lines, cleared: lines, positive: lines };
  const much = demo({
    advice: Object.fromEntries(
      ['aa', 'ab', 'ac', 'ad', 'ae', 'af', 'ag', 'ah', 'ai'].map((tag) => [tag, states]),
    ),
  });
  expect(() => signDeployment(much, AUTHORITY)).toThrow(/would have \d+ characters, and 65536 are the most/);
});

const wrong: [unknown, string][] = [
  [{ ...demo(), advice: { English: {} } }, 'advice.English: must be a language, such as "en" or "pt-BR"'],
  [{ ...demo(), advice: { en: { exposed: [] } } }, 'advice.en.exposed: must have a line'],
  [{ ...demo(), advice: { en: { exposed: [' '] } } }, 'advice.en.exposed.0: must not be blank'],
  [{ ...demo(), advice: { en: { exposed: ['x'.repeat(241)] } } }, 'is longer than 240 characters'],
  [
    { ...demo(), advice: { en: { exposed: ['Stay\u202e home'] } } },
    'advice.en.exposed.0: holds U+202E, a character that is not seen',
  ],
  [{ ...demo(), name: 'Town\u2069' }, 'deployment.name: holds U+2069, a character that is not seen'],
  [{ ...demo(), name: '\u3164' }, 'deployment.name: must have a letter that is seen'],
  [
    { ...demo(), roster: demo().roster.map((n) => ({ ...n, operator: 'A\u200bsh' })) },
    'deployment.roster.0.operator: holds U+200B',
  ],
  [{ ...demo(), version: 2 }, 'deployment.version: must be 1'],
  [{ ...demo(), parties: 8 }, 'deployment.parties: must be at most 7'],
  [{ ...demo(), parties: 4 }, 'deployment.roster names 3 nodes where parties is 4'],
  [{ ...demo(), threshold: 2 }, 'deployment.threshold (2) of 3 parties has no engine'],
  [{ ...demo(), extra: 1 }, 'deployment.extra: is no field that this program knows'],
  [rest, 'deployment.near: is missing'],
  [{ ...demo(), name: ' x' }, 'deployment.name'],
  [{ ...demo(), detail: undefined }, 'deployment.detail'],
  [{ ...demo(), detail: { policy: 'slots' } }, 'deployment.detail.policy: must be "open", "day" or "strict"'],
  [{ ...demo(), detail: { policy: 'strict' } }, 'deployment.detail.crowd'],
  [{ ...demo(), detail: { policy: 'strict', crowd: 0 } }, 'deployment.detail.crowd: must be at least 1'],
  [{ ...demo(), detail: { policy: 'strict', crowd: 8 } }, 'deployment.detail.crowd: must be at most 7'],
  [
    { ...demo(), detail: { policy: 'strict', crowd: 1.5 } },
    'deployment.detail.crowd: must be a whole number',
  ],
  // no mixture: a day without slots beside a crowd would betray a small group
  [{ ...demo(), detail: { policy: 'day', crowd: 3 } }, 'deployment.detail.crowd'],
  [{ ...demo(), detail: { policy: 'open', crowd: 3 } }, 'deployment.detail.crowd'],
  [demo({ program: 'collision', detail: { policy: 'day' } }), 'deployment.detail.policy (day) goes with'],
  [{ ...demo(), roster: demo().roster.slice(1) }, 'deployment.roster: must name 3 nodes at least'],
  [{ ...demo(), roster: twins }, 'deployment.roster.1.key is used twice'],
  [
    { ...demo(), roster: demo().roster.map((n) => ({ ...n, name: 'Ash' })) },
    'deployment.roster names two nodes alike',
  ],
  [
    { ...demo(), roster: demo().roster.map((n) => ({ ...n, key: 'xy' })) },
    'deployment.roster.0.key: must be 64',
  ],
  [
    { ...demo(), roster: demo().roster.map((n) => ({ ...n, key: `02${'0'.repeat(62)}` })) },
    'deployment.roster.0.key is not an Ed25519 public key',
  ],
  [
    { ...demo(), authority: { ...demo().authority, url: 'ftp://x' } },
    'deployment.authority.url: must be an address',
  ],
  [
    { ...demo(), authority: { ...demo().authority, key: demo().roster[2].key } },
    'deployment.authority.key is used twice',
  ],
  [{ ...demo(), signal: 'http://x' }, 'deployment.signal: must be an address ws://'],
  [{ ...demo(), grid: { slot: 0, epoch: 40, offset: 0 } }, 'deployment.grid.slot: must be at least 1'],
  [{ ...demo(), grid: { slot: 1.5, epoch: 40, offset: 0 } }, 'deployment.grid.slot: must be a whole number'],
  [
    demo({ grid: { slot: 5, epoch: 40, offset: 3 } }),
    'deployment.grid.offset (3) must be a multiple of the slot',
  ],
  [
    demo({ grid: { slot: 5, epoch: 50, offset: 0 } }),
    'deployment.place.h (4 slots of 5 s) must divide the epoch',
  ],
  [demo({ near: { h: 3, self: 1, heard: 1, symmetric: true } }), 'deployment.near.h'],
  [
    demo({ near: { h: 4, self: 3, heard: 1, symmetric: true } }),
    'deployment.near.self (3) must divide near.h (4)',
  ],
  [demo({ near: { ...tags, encounter: { ...encounter, tau: 2 } } }), 'deployment.near.encounter.log (3 min)'],
  [
    demo({ near: { ...tags, encounter: { ...encounter, delta: 0 } } }),
    'deployment.near.encounter.delta: must be',
  ],
  [demo({ place: { h: 4, venues: 0, meets: 0 } }), 'deployment.place.venues leaves an upload without rows'],
  [
    demo({ grid: { slot: 1, epoch: 604_800, offset: 0 }, place: { h: 1, venues: 64, meets: 0 } }),
    'make an upload larger than 1048576 bytes',
  ],
  [
    demo({ run: { ...demo().run, collect: 41 } }),
    'deployment.run.collect (41 s) must not be longer than the epoch',
  ],
  [demo({ run: { ...demo().run, grace: 14 } }), 'deployment.run.grace (14) must be less than run.window'],
  [demo({ run: { ...demo().run, minAccounts: 1 } }), 'deployment.run.minAccounts: must be at least 2'],
  [demo({ visits: { minimum: 0, defaultLength: 41, cap: 40 } }), 'deployment.visits.defaultLength'],
];

test.each(wrong)('a wrong field is named: %#', (deployment, message) => {
  const text = JSON.stringify({ deployment, signature: '0'.repeat(128) });
  expect(() => parseDeployment(text)).toThrow(InputError);
  expect(() => parseDeployment(text)).toThrow(message);
});

test('what is no deployment at all', () => {
  expect(() => parseDeployment('{')).toThrow('deployment.json is not JSON');
  expect(() => parseDeployment(' '.repeat(70_000))).toThrow('longer than 65536');
  expect(() => parseDeployment('null')).toThrow(InputError);
  expect(() => parseDeployment(JSON.stringify({ deployment: demo() }))).toThrow('signature');
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(() => parseDeployment(text)).toThrow(InputError);
    }),
  );
});
