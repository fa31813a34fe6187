import { describe, expect, test } from 'vitest';
import { InputError } from '../../workers/errors.ts';
import { openBody } from '../../workers/mpc/seeds.ts';
import { sealUpload } from '../../workers/phone/seal.ts';
import { createAccount, encodeEnrolment, verifyEnrolment } from '../../workers/wire/account.ts';
import { deploymentHash } from '../../workers/wire/deployment.ts';
import { encodeEpochKey, verifyEpochKey } from '../../workers/wire/epoch-key.ts';
import { encodeReceipt, verifyReceipt } from '../../workers/wire/receipt.ts';
import { openResult, sealResult } from '../../workers/wire/result.ts';
import { proveResults } from '../../workers/wire/result-proof.ts';
import {
  decodeInfo,
  decodeResultAnswer,
  encodeInfo,
  encodeResultAnswer,
  type NodeInfo,
} from '../../workers/wire/rpc-messages.ts';
import { resultShape } from '../../workers/wire/shape.ts';
import { decodeUpload, encodeUpload, openUpload, verifyUpload } from '../../workers/wire/upload.ts';
import {
  demo,
  EPOCH,
  expectHostileSafe,
  expectTamperProof,
  NODES,
  seeded,
  uploadWorld,
} from './wire-world.ts';

const d = demo();
const hash = deploymentHash(d);
const elsewhere = demo({ name: 'Elsewhere' });

describe('enrolment', () => {
  const account = createAccount(seeded('account'));
  const bytes = encodeEnrolment(hash, account);
  const decode = (b: Uint8Array) => verifyEnrolment(b, hash);

  test('names the keys', () => {
    expect(decode(bytes)).toEqual({
      deployment: hash,
      verifyKey: account.verifyKey,
      sealKey: account.sealKey,
    });
    expect(() => verifyEnrolment(bytes, deploymentHash(elsewhere))).toThrow('for another deployment');
  });

  test('refuses what is hostile', async () => {
    await expectHostileSafe(decode, bytes);
    await expectTamperProof(decode, bytes);
  });
});

describe('epoch key', () => {
  const announced = { deployment: hash, epoch: EPOCH, node: 2, key: seeded('key')(32) };
  const bytes = encodeEpochKey(announced, NODES[1]);
  const decode = (b: Uint8Array) => verifyEpochKey(b, d);

  test('is the word of one node', () => {
    expect(decode(bytes)).toEqual(announced);
    expect(() => verifyEpochKey(bytes, elsewhere)).toThrow('for another deployment');
    expect(() => decode(encodeEpochKey(announced, NODES[0]))).toThrow('node 2: the signature is wrong');
    for (const node of [0, 4])
      expect(() => decode(encodeEpochKey({ ...announced, node }, NODES[1]))).toThrow(`no node ${node}`);
    const key = new Uint8Array(32); // of low order
    expect(() => decode(encodeEpochKey({ ...announced, key }, NODES[1]))).toThrow('nothing can be sealed to');
  });

  test('refuses what is hostile', async () => {
    await expectHostileSafe(decode, bytes);
    await expectTamperProof(decode, bytes);
  });
});

describe('upload', () => {
  const accept = async (bytes: Uint8Array, party: number, world: Awaited<ReturnType<typeof uploadWorld>>) => {
    const message = decodeUpload(bytes, d, party);
    verifyUpload(message, d, party, world.account.verifyKey);
    return message;
  };

  test('every node opens its own share; any two give the record', async () => {
    const world = await uploadWorld();
    const parts = new Map<number, Uint8Array>();
    for (const party of [1, 2, 3]) {
      const message = await accept(world.upload.messages[party - 1], party, world);
      expect(encodeUpload(message)).toEqual(world.upload.messages[party - 1]);
      const body = await openUpload(message, party, world.secrets[party - 1]);
      const [a, b] = openBody(party, body, world.record.length);
      parts.set(party, a).set(party + 10, b);
    }
    // party 1 holds (r2, r3), party 2 (r3, r1)
    const record = parts.get(1)!.map((byte, i) => byte ^ parts.get(11)![i] ^ parts.get(12)![i]);
    expect(record).toEqual(world.record);
    expect(parts.get(2)).toEqual(parts.get(11));
  });

  test('a correction shares no byte of its bodies with what it corrects', async () => {
    const { account, record, keys } = await uploadWorld();
    const random = seeded('correction');
    const seal = (sequence: number) => sealUpload(d, account, EPOCH, sequence, record, keys, random);
    const [first, second] = [await seal(0), await seal(1)];
    for (const i of [0, 1, 2]) {
      const [a, b] = [first, second].map((upload) => decodeUpload(upload.messages[i], d, i + 1).body);
      expect(a).not.toEqual(b);
    }
    expect(first.hash).not.toEqual(second.hash);
  });

  test('one clear error for each thing that is wrong', async () => {
    const world = await uploadWorld();
    const [first, second] = world.upload.messages;
    await expect(accept(second, 1, world)).rejects.toThrow(
      'the body is not the one that the header names for node 1',
    );
    await expect(accept(world.upload.messages[2], 1, world)).rejects.toThrow(/have \d+ for node 1/);
    expect(() => verifyUpload(decodeUpload(first, d, 1), elsewhere, 1, world.account.verifyKey)).toThrow(
      'for another deployment',
    );
    const other = createAccount(seeded('other account'));
    expect(() => verifyUpload(decodeUpload(first, d, 1), d, 1, other.verifyKey)).toThrow(
      'the signature is wrong',
    );
    await expect(openUpload(decodeUpload(first, d, 1), 1, world.secrets[1])).rejects.toThrow(InputError);
  });

  test('a sealed body is worth nothing under another account’s header', async () => {
    const world = await uploadWorld();
    const message = decodeUpload(world.upload.messages[0], d, 1);
    const stolen = { ...message, header: { ...message.header, account: createAccount(seeded('thief')).id } };
    await expect(openUpload(stolen, 1, world.secrets[0])).rejects.toThrow('does not open');
  });

  test('refuses what is hostile', async () => {
    const world = await uploadWorld();
    const [bytes] = world.upload.messages;
    await expectHostileSafe((b) => accept(b, 1, world), bytes);
    await expectTamperProof((b) => accept(b, 1, world), bytes);
  });
});

describe('receipt', () => {
  const upload = seeded('upload hash')(32);
  const receipt = { deployment: hash, node: 3, upload, time: 1_002_000 };
  const bytes = encodeReceipt(receipt, NODES[2]);
  const decode = (b: Uint8Array) => verifyReceipt(b, d, 3, upload);

  test('is of one node for one upload', () => {
    expect(decode(bytes)).toEqual(receipt);
    expect(() => verifyReceipt(bytes, elsewhere, 3, upload)).toThrow('another deployment');
    expect(() => verifyReceipt(bytes, d, 1, upload)).toThrow('it is of node 3');
    expect(() => verifyReceipt(bytes, d, 3, new Uint8Array(32))).toThrow('another upload');
    expect(() => decode(encodeReceipt(receipt, NODES[0]))).toThrow('signature');
  });

  test('refuses what is hostile', async () => {
    await expectHostileSafe(decode, bytes);
    await expectTamperProof(decode, bytes);
  });
});

describe('result', () => {
  const random = seeded('result');
  const account = createAccount(random);
  const { bytes: size } = resultShape(d);
  const share = { planes: [random(size), random(size)] };
  const counted = Uint8Array.of(0b101, 0);
  const other = { account: random(32), counted, planes: [random(size), random(size)] };
  const { root, proven } = proveResults(
    new Map([
      ['a', { account: account.id, counted, ...share }],
      ['b', other],
      ['c', other],
    ]),
    random,
  );
  const [own] = proven;
  const header = { deployment: hash, run: EPOCH, window: 14, node: 1 };
  const make = (changes = {}) =>
    sealResult({ ...header, ...changes }, own, account.sealKey, NODES[0], random);
  const decode = (b: Uint8Array) => openResult(b, d, account, 1);

  test('only its account reads it', async () => {
    expect(await decode(await make())).toEqual({
      run: EPOCH,
      node: 1,
      counted,
      ...share,
      index: 0,
      size: 3,
      root,
    });
    const other = createAccount(random);
    await expect(openResult(await make(), d, other, 1)).rejects.toThrow('it is for another account');
    await expect(openResult(await make(), d, { ...account, openKey: other.openKey }, 1)).rejects.toThrow(
      'does not open',
    );
  });

  test('one clear error for each thing that is wrong', async () => {
    await expect(openResult(await make(), elsewhere, account, 1)).rejects.toThrow('another deployment');
    await expect(openResult(await make(), d, account, 2)).rejects.toThrow('it is of node 1');
    await expect(decode(await make({ window: 13 }))).rejects.toThrow('13 epochs, not 14');
    await expect(openResult(await make({ node: 2 }), d, account, 2)).rejects.toThrow('signature');
  });

  test('refuses what is hostile', async () => {
    await expectHostileSafe(decode, await make());
    await expectTamperProof(decode, await make());
  });
});

describe('info', () => {
  const key = encodeEpochKey({ deployment: hash, epoch: EPOCH, node: 1, key: seeded('key')(32) }, NODES[0]);
  const info: NodeInfo = {
    deployment: hash,
    clock: 1_002_003,
    lastRun: { run: 49, state: 'skipped' },
    epochKeys: [key],
  };

  test('is read back', () => {
    expect(decodeInfo(encodeInfo(info))).toEqual(info);
    const young = { ...info, lastRun: null, epochKeys: [] };
    expect(decodeInfo(encodeInfo(young))).toEqual(young);
  });

  test('refuses what is hostile', async () => {
    await expectHostileSafe(decodeInfo, encodeInfo(info));
    const many = encodeInfo({ ...info, epochKeys: [] });
    many[many.length - 2] = 0xff;
    expect(() => decodeInfo(many)).toThrow('info: needs');
  });
});

test('an answer to `result` is a result or none', async () => {
  const held = { certificate: seeded('certificate')(30), result: seeded('sealed')(50) };
  const decode = (b: Uint8Array) => decodeResultAnswer(b, 50);
  expect(decode(encodeResultAnswer(held))).toEqual(held);
  expect(decode(encodeResultAnswer(null))).toBeNull();
  expect(() => decodeResultAnswer(encodeResultAnswer(held), 49)).toThrow(InputError);
});
