import { beforeEach, expect, test, vi } from 'vitest';
import { InputError, ThreadLost } from '../../workers/errors.ts';
import { memoryNetwork } from '../../workers/link/memory.ts';
import { type RpcHandlers, serveRpc } from '../../workers/link/rpc.ts';
import { toShamir } from '../../workers/mpc/replicated.ts';
import { checkShares } from '../../workers/phone/certified.ts';
import { PhoneClient } from '../../workers/phone/client.ts';
import { type PhoneCrypto, phoneCrypto } from '../../workers/phone/crypto.ts';
import { GRACE_MS } from '../../workers/phone/node-links.ts';
import { memoryOutbox } from '../../workers/phone/outbox.ts';
import { endOf as endOfProgram } from '../../workers/phone/programs.ts';
import { createAccount, verifyEnrolment } from '../../workers/wire/account.ts';
import { setBit } from '../../workers/wire/bits.ts';
import { encodeCertificate, signStatement } from '../../workers/wire/certificate.ts';
import { programsOf } from '../../workers/wire/circuit-programs.ts';
import { deploymentHash } from '../../workers/wire/deployment.ts';
import { type DoneStatement, publicHash } from '../../workers/wire/done.ts';
import { createEpochKey, encodeEpochKey } from '../../workers/wire/epoch-key.ts';
import { encodeReceipt, verifyReceipt } from '../../workers/wire/receipt.ts';
import { sealResult } from '../../workers/wire/result.ts';
import { proveResults, type SaltedShare } from '../../workers/wire/result-proof.ts';
import { encodeInfo, encodeResultAnswer, METHODS } from '../../workers/wire/rpc-messages.ts';
import { resultShape, uploadShape } from '../../workers/wire/shape.ts';
import { decodeUpload, headerHash, verifyUpload } from '../../workers/wire/upload.ts';
import { sumProgram } from '../world/sum-program.ts';
import { demo, EPOCH, NODES, seeded } from './wire-world.ts';

const d = demo();
const hash = deploymentHash(d);
const account = createAccount(seeded('phone'));
const record = seeded('record')(uploadShape(d).bytes);
const keys = NODES.map((_, i) => createEpochKey(seeded(`epoch key ${i}`)));
const announcements = NODES.map((identity, i) =>
  encodeEpochKey({ deployment: hash, epoch: EPOCH, node: i + 1, key: keys[i].key }, identity),
);

/** A result with the report accepted, and row 5 of age 2 matched in slots 0 and 3 at level 2. */
const clear = new Uint8Array(resultShape(d).bytes);
setBit(clear, 0, 1);
for (const bit of [0, 3, 4]) setBit(clear, resultShape(d).offset(2, 5) + bit, 1);
const MATCHED = { age: 2, row: 5, slots: [0, 3], level: 2 };

const xor = (...lists: Uint8Array[]) => lists[0].map((_, i) => lists.reduce((x, list) => x ^ list[i], 0));

const flip = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0xff);

/** Shamir shares of `clear` for parties 1, 2, 3. */
function shares(): { planes: [lo: Uint8Array, hi: Uint8Array] }[] {
  const random = seeded('shares');
  const [r1, r2] = [random(clear.length), random(clear.length)];
  const r3 = xor(clear, r1, r2);
  return [toShamir(r2, r3), toShamir(r3, r1), toShamir(r1, r2)].map((planes) => ({ planes }));
}

type Share = ReturnType<typeof shares>[number];

/** What one node gave to the tree of its results: the shares of this account and of another, or any leaves. */
type Leaves = readonly Omit<SaltedShare, 'salt'>[];

const other = seeded('other account')(32);
const COUNTED = Uint8Array.of(0b111, 0);
const leavesOf = (share: Share, counted = COUNTED): Leaves =>
  [account.id, other].map((id) => ({ account: id, counted, ...share }));

/** The end of a run as all nodes signed it, and each one's leaves with their proofs. */
function endOf(run: number, leaves: readonly Leaves[], attempt = 1) {
  const zeros = new Uint8Array(32);
  const trees = leaves.map((own, i) =>
    proveResults(new Map(own.map((leaf, at) => [`${at}`, leaf])), seeded(`salts ${run} ${attempt} ${i}`)),
  );
  const statement = {
    ...{ number: 1, previous: zeros, deployment: hash, program: zeros, run, attempt, inputs: zeros },
    ...{ uploads: 2, builds: 1, matches: 1, results: 2, roots: trees.map(({ root }) => root), programs: [] },
  };
  const signatures = NODES.map((identity) => signStatement(statement, identity));
  return {
    certificate: encodeCertificate({ statement, signatures }),
    proven: trees.map(({ proven }) => [...proven]),
  };
}

interface Told {
  /** What the nodes bound themselves to; leaf 0 is of this account. */
  leaves?: readonly Leaves[];
  /** Which of its leaves the node shows. */
  shown?: number;
  /** What it gives in place of the share there. */
  given?: Share;
  attempt?: number;
}

/** What a node holds about a run. */
async function held(party: number, run: number, { leaves, shown = 0, given, attempt }: Told = {}) {
  const all = leaves ?? shares().map((share) => leavesOf(share));
  const { certificate, proven } = endOf(run, all, attempt);
  const { share, proof } = proven[party - 1][shown];
  const result = await sealResult(
    { deployment: hash, run, window: 14, node: party },
    { share: { ...share, ...given }, proof },
    account.sealKey,
    NODES[party - 1],
    seeded(`result ${party}`),
  );
  return { certificate, result };
}

const answer = async (party: number, run: number, told?: Told): Promise<Uint8Array> =>
  encodeResultAnswer(await held(party, run, told));

let network: ReturnType<typeof memoryNetwork>;
let received: Uint8Array[][];
let overrides: RpcHandlers[];
let outbox: ReturnType<typeof memoryOutbox>;
let crypto: PhoneCrypto;
let phone: PhoneClient;

function start(party: number): void {
  let enrolled = false;
  const handlers: RpcHandlers = {
    info: async () =>
      encodeInfo({ deployment: hash, clock: 1_002_000, lastRun: null, epochKeys: announcements }),
    enrol: async (body) => {
      enrolled = verifyEnrolment(body, hash) !== undefined;
      return new Uint8Array(0);
    },
    upload: async (body) => {
      if (!enrolled) throw new InputError('unknown account');
      const message = decodeUpload(body, d, party);
      verifyUpload(message, d, party, account.verifyKey);
      received[party - 1].push(body);
      const receipt = { deployment: hash, node: party, upload: headerHash(message.header), time: 1_002_000 };
      return encodeReceipt(receipt, NODES[party - 1]);
    },
    result: () => answer(party, EPOCH),
  };
  network.introducer(d.roster[party - 1].key).accept((link) => {
    void serveRpc(link, { ...handlers, ...overrides[party - 1] });
  });
}

const stop = (party: number) => network.kill(d.roster[party - 1].key);
const outcomes = async (deliveries: ReturnType<PhoneClient['flush']>) =>
  (await deliveries).map(({ party, sequence, outcome }) => `${party}/${sequence} ${outcome}`);

beforeEach(() => {
  network = memoryNetwork();
  received = [[], [], []];
  overrides = [{}, {}, {}];
  outbox = memoryOutbox();
  const introducer = network.introducer('phone');
  crypto = phoneCrypto(d, account, seeded('client'));
  phone = new PhoneClient(d, account, {
    dial: (key) => introducer.dial(key),
    outbox,
    crypto,
  });
  for (const party of [1, 2, 3]) start(party);
});

test('an upload reaches all nodes, and its receipts empty the outbox', async () => {
  const drop = vi.spyOn(outbox, 'drop');
  expect(await outcomes(phone.upload(EPOCH, record))).toEqual(['1/0 receipt', '2/0 receipt', '3/0 receipt']);
  expect(await outbox.list()).toEqual([]);
  const upload = headerHash(decodeUpload(received[1][0], d, 2).header);
  const given = drop.mock.calls.map(([, receipt]) => receipt!);
  expect(verifyReceipt(given[1], d, 2, upload).time).toBe(1_002_000);
  expect(await outcomes(phone.upload(EPOCH, record))).toEqual(['1/1 receipt', '2/1 receipt', '3/1 receipt']);
});

test('a lost thread of this phone is no failure of a node', async () => {
  const lost = async () => Promise.reject(new ThreadLost('gone'));
  const introducer = network.introducer('another phone');
  const dial = (key: string) => introducer.dial(key);
  const crypto = { ...phoneCrypto(d, account, seeded('client')), epochKey: lost, receipt: lost };
  const client = new PhoneClient(d, account, { dial, outbox, crypto });
  await expect(client.info()).rejects.toThrow(ThreadLost);
  await phone.epochKeys(EPOCH);
  await client.keep(await crypto.seal(EPOCH, 0, record, await phone.epochKeys(EPOCH)));
  await expect(client.flush()).rejects.toThrow(ThreadLost);
  expect(await outbox.list()).toHaveLength(3);
});

test('one node down: its message waits, and is sent later byte by byte', async () => {
  stop(2);
  expect(await outcomes(phone.upload(EPOCH, record))).toEqual(['1/0 receipt', '2/0 waiting', '3/0 receipt']);
  expect(await outcomes(phone.upload(EPOCH, record))).toEqual([
    '1/1 receipt',
    '2/0 waiting',
    '2/1 waiting',
    '3/1 receipt',
  ]);
  const waiting = (await outbox.list()).map(({ message }) => message.slice());
  start(2);
  expect(await phone.flush([1, 3])).toEqual([]); // node 2 is not to be tried yet
  expect(await outcomes(phone.flush())).toEqual(['2/0 receipt', '2/1 receipt']);
  expect(received[1]).toEqual(waiting);
  expect(await phone.flush()).toEqual([]);
});

test('a node that has forgotten the account is told of it again', async () => {
  await phone.upload(EPOCH, record);
  stop(1);
  start(1);
  await phone.flush();
  expect(await outcomes(phone.upload(EPOCH, record))).toEqual(['1/1 receipt', '2/1 receipt', '3/1 receipt']);
});

test('a lost receipt: the same bytes come again', async () => {
  overrides[0] = {
    upload: async (body) => {
      received[0].push(body);
      throw new Error('the database cannot be written');
    },
  };
  expect((await outcomes(phone.upload(EPOCH, record)))[0]).toBe('1/0 waiting');
  expect(await outcomes(phone.flush())).toEqual(['1/0 waiting']);
  expect(received[0][1]).toEqual(received[0][0]);
});

test('an answer that is no receipt is none: the message stays', async () => {
  overrides[2] = { upload: async () => new Uint8Array(137) };
  const deliveries = await phone.upload(EPOCH, record);
  expect(deliveries[2]).toMatchObject({
    outcome: 'waiting',
    reason: expect.stringContaining('receipt of node 3'),
  });
  expect(await outbox.list()).toHaveLength(1);
});

test('a refusal is final and says why; a refused enrolment loses nothing', async () => {
  const refuse = async () => {
    throw new InputError('epoch 50 is closed');
  };
  overrides[0] = { upload: refuse };
  overrides[1] = { enrol: refuse };
  const deliveries = await phone.upload(EPOCH, record);
  expect(deliveries[0]).toMatchObject({ outcome: 'refused', reason: 'epoch 50 is closed' });
  expect(deliveries[1].outcome).toBe('waiting');
  expect((await outbox.list()).map(({ party }) => party)).toEqual([2]);
});

test('keys that one node does not give come from another; an unknown epoch is a clear error', async () => {
  const info = (epochKeys: Uint8Array[]) => async () =>
    encodeInfo({ deployment: hash, clock: 0, lastRun: null, epochKeys });
  overrides = [{ info: info(announcements) }, { info: info([]) }, { info: info([]) }];
  expect((await phone.epochKeys(EPOCH)).get(2)).toEqual(keys[1].key);
  await expect(phone.epochKeys(EPOCH + 1)).rejects.toThrow('epoch 51: no key of node 1 and 2 and 3 yet');
});

test('a node of another deployment, or with two keys for an epoch, is named; who passes them on is not', async () => {
  const twice = encodeEpochKey(
    { deployment: hash, epoch: EPOCH, node: 1, key: createEpochKey(seeded('second')).key },
    NODES[0],
  );
  const info = (deployment: Uint8Array, epochKeys: Uint8Array[]) => async () =>
    encodeInfo({ deployment, clock: 0, lastRun: null, epochKeys });
  overrides[2] = { info: info(new Uint8Array(32), []) };
  overrides[1] = { info: info(hash, [announcements[0], twice]) };
  const answers = await phone.info();
  expect((answers.get(1) as Error).message).toBe('node 1 announced two keys for epoch 50');
  expect(answers.get(2)).toMatchObject({ clock: 0 });
  expect((answers.get(3) as Error).message).toContain('node 3 serves another deployment');
  expect((await phone.epochKeys(EPOCH)).get(2)).toEqual(keys[1].key);
});

test("one node's flood of announcements hides no other node's key", async () => {
  const flood = Array.from({ length: 250 }, (_, i) =>
    encodeEpochKey({ deployment: hash, epoch: EPOCH + 1 + i, node: 1, key: keys[0].key }, NODES[0]),
  );
  const info = async () =>
    encodeInfo({
      deployment: hash,
      clock: 0,
      lastRun: null,
      epochKeys: [announcements[0], ...flood, ...announcements.slice(1)],
    });
  overrides = [{ info }, { info }, { info }];
  expect((await phone.epochKeys(EPOCH)).get(3)).toEqual(keys[2].key);
  expect((await phone.info()).get(2)).toMatchObject({ epochKeys: { length: 66 + 2 } });
});

test('three answers agree', async () => {
  expect(await phone.results()).toEqual({
    run: EPOCH,
    accepted: true,
    exposed: true,
    rows: [MATCHED],
    days: [],
    // Node 3 alone says that something of epoch 42 counts: nothing is claimed about it.
    counted: [EPOCH - 2, EPOCH - 1, EPOCH],
    agree: 'all',
    believed: true,
  });
});

test.each([1, 2, 3])('without node %i the other two are enough', async (party) => {
  stop(party);
  expect(await phone.results()).toMatchObject({ accepted: true, rows: [MATCHED], agree: 'some' });
});

test('with one node nothing is told', async () => {
  stop(1);
  stop(2);
  await expect(phone.results()).rejects.toThrow(/fewer than 2 nodes gave a result: node 1: .*; node 2: /);
});

test('no node has a result yet', async () => {
  const none = { result: async () => encodeResultAnswer(null) };
  overrides = [none, none, none];
  expect(await phone.results()).toBeNull();
});

test('the newest run that two nodes hold counts', async () => {
  overrides[0] = { result: () => answer(1, EPOCH + 1) };
  expect(await phone.results()).toMatchObject({ run: EPOCH, agree: 'some' });
  overrides[1] = { result: () => answer(2, EPOCH + 1) };
  phone.close();
  expect(await phone.results()).toMatchObject({ run: EPOCH + 1, agree: 'some', rows: [MATCHED] });
  overrides[2] = { result: () => answer(3, EPOCH + 2) };
  overrides[1] = {};
  phone.close();
  expect(await phone.results()).toBeNull();
});

test('a contradiction is named; where its author is uncertain, nothing is believed', async () => {
  const [first, second, third] = shares();
  const [lo, hi] = third.planes;
  const answerWith = (share: Share, counted?: Uint8Array<ArrayBuffer>) => {
    const leaves = [leavesOf(first), leavesOf(second), leavesOf(share, counted)];
    overrides = [1, 2, 3].map((party) => ({ result: () => answer(party, EPOCH, { leaves }) }));
    phone.close();
    return phone.results();
  };
  // Nor can the liar make epochs look unchecked.
  expect(await answerWith({ planes: [flip(lo), hi] }, new Uint8Array(2))).toMatchObject({
    agree: { contradicts: [3] },
    rows: [MATCHED],
    counted: [EPOCH - 2, EPOCH - 1, EPOCH],
  });
  expect(await answerWith({ planes: [lo, flip(hi)] })).toEqual({
    run: EPOCH,
    accepted: false,
    exposed: false,
    rows: [],
    days: [],
    counted: [EPOCH - 2, EPOCH - 1, EPOCH],
    agree: { contradicts: [2, 3] },
    believed: false,
  });
});

test('who gives another share than it signed is named, and the other two are believed', async () => {
  const [lo, hi] = shares()[2].planes;
  // without what was signed it could be node 2 as well
  overrides[2] = { result: () => answer(3, EPOCH, { given: { planes: [lo, flip(hi)] } }) };
  expect(await phone.results()).toMatchObject({
    agree: { contradicts: [3] },
    accepted: true,
    rows: [MATCHED],
    counted: [EPOCH - 2, EPOCH - 1, EPOCH],
  });
  // of two nothing is left to be put together: it is asked again later
  stop(1);
  phone.close();
  await expect(phone.results()).rejects.toThrow(
    /node 3 gave another result than it signed, and too few others/,
  );
});

test('a node that signed several shares has no choice between them', async () => {
  const [first, second, third] = shares();
  const [lo, hi] = third.planes;
  const flipped: Share = { planes: [flip(lo), flip(hi)] };
  const own = leavesOf(third);
  const honest = [leavesOf(first), leavesOf(second)];
  const tries: Told[] = [
    { leaves: [...honest, [...own, leavesOf(flipped)[0]]], shown: 2 }, // a third leaf: the tree is too large
    { leaves: [...honest, [own[0], leavesOf(flipped)[0]]], shown: 1 }, // in the place of another account
  ];
  for (const told of tries) {
    overrides = [1, 2, 3].map((party) => ({
      result: () => answer(party, EPOCH, party === 3 ? told : { leaves: told.leaves! }),
    }));
    phone.close();
    expect(await phone.results()).toMatchObject({ agree: { contradicts: [3] }, rows: [MATCHED] });
  }
});

test('a node that says of other epochs that they count, with the right share, is named too', async () => {
  const leaves = shares().map((share, i) => leavesOf(share, i === 2 ? new Uint8Array(2) : COUNTED));
  overrides = [1, 2, 3].map((party) => ({ result: () => answer(party, EPOCH, { leaves }) }));
  expect(await phone.results()).toMatchObject({
    agree: { contradicts: [3] },
    rows: [MATCHED],
    counted: [EPOCH - 2, EPOCH - 1, EPOCH],
  });
});

test('an end that was signed by all and given up is not taken for the one that counts', async () => {
  overrides[2] = { result: () => answer(3, EPOCH, { attempt: 2 }) };
  expect(await phone.results()).toMatchObject({ agree: { contradicts: [3] }, rows: [MATCHED] });
  stop(1);
  phone.close();
  await expect(phone.results()).rejects.toThrow(/nodes 2 and 3 certify different ends of run/);
});

test.each([
  ['with a wrong signature', 'result'],
  ['without the signatures of all nodes', 'certificate'],
] as const)('a result %s is left out', async (_, forged) => {
  overrides[1] = {
    async result() {
      const whole = await held(2, EPOCH);
      whole[forged][whole[forged].length - 1] ^= 1;
      return encodeResultAnswer(whole);
    },
  };
  expect(await phone.results()).toMatchObject({ agree: 'some', rows: [MATCHED] });
});

test('a result whose certificate is of another run is left out', async () => {
  overrides[1] = {
    async result() {
      const { certificate } = await held(2, EPOCH + 1);
      return encodeResultAnswer({ ...(await held(2, EPOCH)), certificate });
    },
  };
  expect(await phone.results()).toMatchObject({ agree: 'some', rows: [MATCHED] });
});

/** The third answer comes when the test lets it; the wait for it ends when the test says so. */
function slowThird(told: readonly Told[] = [{}, {}, {}]) {
  let come = () => {};
  const held = new Promise<void>((resolve) => {
    come = resolve;
  });
  overrides = [1, 2, 3].map((party) => ({
    async result() {
      if (party === 3) await held;
      return answer(party, EPOCH, told[party - 1]);
    },
  }));
  const { setTimeout } = globalThis;
  const graces: (() => void)[] = [];
  const timers = vi.spyOn(globalThis, 'setTimeout').mockImplementation(((over: () => void, ms?: number) => {
    if (ms === GRACE_MS) graces.push(over);
    return setTimeout(ms === GRACE_MS ? () => {} : over, ms);
  }) as typeof setTimeout);
  return {
    come,
    graces,
    begins: () => vi.waitFor(() => expect(graces).toHaveLength(1), { interval: 5, timeout: 10_000 }),
    end: () => timers.mockRestore(),
  };
}

test('a node that is slower than two others is waited for a moment, and what it says later does no harm', async () => {
  const third = slowThird();
  try {
    const results = phone.results();
    await third.begins();
    third.graces[0]!();
    expect(await results).toMatchObject({ rows: [MATCHED], agree: 'some' });
    third.come();
    expect(await phone.results()).toMatchObject({ rows: [MATCHED], agree: 'all' });
  } finally {
    third.end();
  }
});

test('a share that comes within that moment is checked as ever', async () => {
  const [lo, hi] = shares()[2].planes;
  const third = slowThird([{}, {}, { given: { planes: [lo, flip(hi)] } }]);
  try {
    const results = phone.results();
    await third.begins();
    third.come();
    expect(await results).toMatchObject({ rows: [MATCHED], agree: { contradicts: [3] } });
  } finally {
    third.end();
  }
});

test('two that cannot be put together are not enough: the third is waited for', async () => {
  const [lo, hi] = shares()[1].planes;
  const third = slowThird([{}, { given: { planes: [flip(lo), hi] } }, {}]);
  const checked = vi.spyOn(crypto, 'certificate');
  try {
    const results = phone.results();
    // The certificate is what is checked last of an answer.
    await vi.waitFor(() => expect(checked).toHaveBeenCalledTimes(2), { interval: 5, timeout: 10_000 });
    await Promise.all(checked.mock.results.map(({ value }) => value));
    await new Promise((resolve) => setImmediate(resolve));
    third.come();
    expect(await results).toMatchObject({ rows: [MATCHED], agree: { contradicts: [2] } });
    expect(third.graces).toEqual([]);
  } finally {
    third.end();
  }
});

const offering = demo({ programs: [sumProgram().declared] });
const [program] = programsOf(offering);

/** The end of a run with a program in which three people took part. */
function programEnd(attempt: number, outputs: Uint8Array): DoneStatement {
  const zeros = new Uint8Array(32);
  const roots = NODES.map(() => zeros);
  return {
    ...{
      number: 1,
      previous: zeros,
      deployment: deploymentHash(offering),
      program: zeros,
      run: EPOCH,
      attempt,
    },
    ...{ inputs: zeros, uploads: 2, builds: 1, matches: 1, results: 2, roots },
    programs: [{ program: program.hash, results: 3, groups: 1, outputs: publicHash(outputs), roots }],
  };
}

test('one node whose certificate does not name the program does not end the answer of the others', () => {
  const statement = programEnd(2, Uint8Array.of(1, 2, 3));
  const share = {
    ...{ account: account.id, run: EPOCH, index: 0, size: 3, root: new Uint8Array(32) },
    ...{ counted: COUNTED, planes: [], epochs: [] },
  };
  const given = [statement, statement, { ...programEnd(1, Uint8Array.of()), programs: [] }].map(
    (statement, i) => ({ ...share, node: i + 1, statement }),
  );
  const checked = checkShares(given as never, 2, (end) => endOfProgram(end, program));
  expect(checked.map(({ signed }) => signed)).toEqual([true, true, false]);
});

test('of two ends of a run the public outputs count that most nodes give, not those that come first', async () => {
  const give = (attempt: number, outputs: Uint8Array) => async () => {
    const statement = programEnd(attempt, outputs);
    const signatures = NODES.map((identity) => signStatement(statement, identity));
    return encodeResultAnswer({ certificate: encodeCertificate({ statement, signatures }), result: outputs });
  };
  const [given, held] = [give(1, Uint8Array.of(9, 9, 9)), give(2, Uint8Array.of(1, 2, 3))];
  overrides = [given, held, held].map((outputs) => ({ [METHODS.programOutputs]: outputs }));
  const introducer = network.introducer(Buffer.from(account.verifyKey).toString('hex'));
  const dial = (key: string) => introducer.dial(key);
  const client = new PhoneClient(offering, account, {
    dial,
    outbox,
    crypto: phoneCrypto(offering, account, seeded('offering')),
  });
  const { groups } = (await client.programOutputs(program))!;
  expect(groups).toEqual([{ 'walked together': 513n, 'rode together': 192n }]);
});
