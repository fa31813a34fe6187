import { bytesToHex } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../workers/errors.ts';
import { nodeContext } from '../../workers/node/context.ts';
import { heldFields } from '../../workers/node/field-records.ts';
import { loadPrograms, requireWork } from '../../workers/node/loaded-programs.ts';
import { memoryStore } from '../../workers/node/memory-store.ts';
import { seat } from '../../workers/node/seating.ts';
import { numberKey, Table } from '../../workers/node/store.ts';
import { fieldsKey } from '../../workers/node/uploads.ts';
import { readPublicOutputs } from '../../workers/phone/programs.ts';
import { sealUpload } from '../../workers/phone/seal.ts';
import { encodeCertificate, readCertificate, signStatement } from '../../workers/wire/certificate.ts';
import {
  type CircuitProgram,
  circuitWidths,
  fieldsKind,
  outputBits,
  programResultKind,
  programsOf,
} from '../../workers/wire/circuit-programs.ts';
import { deploymentHash } from '../../workers/wire/deployment.ts';
import { parseDeployment, signDeployment } from '../../workers/wire/deployment-file.ts';
import { type DoneStatement, publicHash, statementHash } from '../../workers/wire/done.ts';
import { packValues, readValues } from '../../workers/wire/field-values.ts';
import { decodePlace, encodePlace } from '../../workers/wire/group-place.ts';
import { openResult, sealResult } from '../../workers/wire/result.ts';
import { resultBytes } from '../../workers/wire/result-kind.ts';
import { proveResults } from '../../workers/wire/result-proof.ts';
import { decodeOutputsRequest, encodeOutputsRequest } from '../../workers/wire/rpc-messages.ts';
import { decodeUpload, openUpload, verifyUpload } from '../../workers/wire/upload.ts';
import { sumProgram } from '../world/sum-program.ts';
import {
  AUTHORITY,
  demo,
  EPOCH,
  expectHostileSafe,
  expectTamperProof,
  NODES,
  seeded,
  uploadWorld,
} from './wire-world.ts';

const { declared, text } = sumProgram();
const second = { ...declared, name: 'Steps again' };
const d = demo({ programs: [declared, second] });
const [program, another] = programsOf(d);
const random = seeded('programs');

describe('a declaration', () => {
  test('is read back, and everything in it is part of the hash that people see', () => {
    expect(parseDeployment(signDeployment(d, AUTHORITY))).toEqual(d);
    const changed: CircuitProgram[] = [
      { ...declared, purpose: 'Another' },
      { ...declared, circuit: '0'.repeat(64) },
      { ...declared, least: 3 },
      { ...declared, outputs: declared.outputs.map((output) => ({ ...output, to: 'public' as const })) },
    ];
    const ids = [declared, ...changed].map((one) => programsOf(demo({ programs: [one] }))[0].id);
    expect(new Set(ids).size).toBe(5);
  });

  test.each([
    [[], 'programs: must not be empty'],
    [new Array(9).fill(declared), 'programs: names more than 8 programs'],
    [[declared, declared], 'programs names two programs alike'],
    [[{ ...declared, least: 1 }], 'programs.0.least: must be at least 2'],
    [[second, { ...declared, least: 4 }], 'programs.1.least (4) must not be more than the seats (3)'],
    [[{ ...declared, seats: 257 }], 'programs.0.seats: must be at most 256'],
    [[{ ...declared, fields: [] }], 'programs.0.fields: must not be empty'],
    [[{ ...declared, fields: new Array(2).fill({ name: 'x', bits: 1 }) }], 'programs.0.fields names two'],
    [[{ ...declared, fields: [{ name: 'x', bits: 257 }] }], 'programs.0.fields.0.bits: must be at most 256'],
    [[{ ...declared, outputs: [{ name: 'x', bits: 1, to: 'me' }] }], 'programs.0.outputs.0.to: must be'],
    [[{ ...declared, purpose: 'two\nlines' }], 'programs.0.purpose: must be one line'],
    ...['\u202e', '\u200b', '\u00ad', '\u2028', '\u2029', '\ufeff'].flatMap(
      (unseen): [object[], string][] => [
        [[{ ...declared, purpose: `What${unseen}ever` }], 'programs.0.purpose: must '],
        [[{ ...declared, name: `${unseen}Steps` }], 'programs.0.name: must '],
        [[{ ...declared, fields: [{ name: `x${unseen}`, bits: 1 }] }], 'programs.0.fields.0.name: must '],
      ],
    ),
    [[{ ...declared, more: 1 }], 'programs.0.more'],
  ])('that is wrong is refused: %#', (programs, problem) => {
    expect(() => signDeployment({ ...demo(), programs } as never, AUTHORITY)).toThrow(problem);
  });

  test('says where fields and outputs stand in the circuit: seat by seat, output by output', () => {
    expect(circuitWidths(program)).toEqual({ inputs: [8, 8, 8, 8, 8, 8], outputs: [10, 10, 10, 10, 10] });
    const small = { ...declared, seats: 2, outputs: declared.outputs.map((one) => ({ ...one, bits: 2 })) };
    expect(outputBits(small)).toEqual({
      open: [4, 5, 6, 7],
      own: [
        [0, 1],
        [2, 3],
      ],
    });
  });

  test('goes with one circuit', () => {
    expect(loadPrograms(d, new Map([[declared.circuit, text]])).length).toBe(2);
    const other = sumProgram({ seats: 2 }).declared;
    const load = (one: CircuitProgram, bytes: Uint8Array) =>
      loadPrograms(demo({ programs: [one] }), new Map([[one.circuit, bytes]]));
    expect(() => load(declared, text.subarray(1))).toThrow(/circuit has the SHA-256 [0-9a-f]{64}, declared/);
    expect(() => load(other, text)).toThrow('inputs are 6 values where 2 seats of 2 fields make 4');
    expect(() => loadPrograms(d, new Map())).toThrow('program "Steps": there is no circuit with the SHA-256');
  });
});

describe('the work of a run', () => {
  const load = (...programs: CircuitProgram[]) =>
    loadPrograms(demo({ programs }), new Map([[declared.circuit, text]]));

  test('is bounded: what cannot finish is no program', () => {
    const chain = (depth: number, width: number) => ({
      depth,
      bounds: Uint32Array.from({ length: 2 * depth + 2 }, (_, s) => Math.floor(s / 2) * width),
    });
    expect(() => requireWork(chain(2 ** 14, 2 ** 8), 'it')).not.toThrow();
    expect(() => requireWork(chain(2 ** 14 + 1, 1), 'it')).toThrow(
      'it has 16385 ANDs one after the other, 16384 are the most',
    );
    expect(() => requireWork(chain(1, 2 ** 22 + 1), 'it')).toThrow(
      'it has 4194305 ANDs, 4194304 are the most',
    );
  });

  test('is shared by the programs, so that what a node brings fits into one frame', () => {
    const programs = Array.from({ length: 8 }, (_, i) => ({ ...declared, name: `${i}` }));
    const all = load(...programs);
    const most = all.map(({ mostGroups, program: { seats } }) => mostGroups * seats);
    expect(most.reduce((a, b) => a + b)).toBeLessThanOrEqual(2 ** 20);
    expect(most[0]).toBeGreaterThan(2 ** 16);
    expect(load(declared)[0].mostGroups * 3).toBeGreaterThan(2 ** 19);
    // and none holds or ANDs more bits than its part
    const [{ schedule, mostGroups }] = all;
    expect(mostGroups * schedule.slots).toBeLessThan(2 ** 25);
    expect(all.every((one) => one.schedule === schedule)).toBe(true); // read once
  });
});

describe('values', () => {
  test('of any width come back as they were packed', () => {
    const named = fc
      .array(fc.integer({ min: 1, max: 256 }), { minLength: 1, maxLength: 16 })
      .chain((widths) =>
        fc.tuple(
          fc.constant(widths),
          fc.tuple(...widths.map((bits) => fc.bigInt(0n, 2n ** BigInt(bits) - 1n))),
        ),
      );
    fc.assert(
      fc.property(named, ([widths, numbers]) => {
        const fields = widths.map((bits, i) => ({ name: `${i}`, bits }));
        const values = Object.fromEntries(numbers.map((value, i) => [`${i}`, value]));
        expect(readValues(fields, packValues(fields, values))).toEqual(values);
      }),
      { numRuns: 30 },
    );
  });

  test.each([
    [{ walked: 1n }, 'the field "rode" is missing'],
    [{ walked: 1n, rode: 256n }, 'the field "rode" must be 0 to 255'],
    [{ walked: -1n, rode: 0n }, 'the field "walked" must be 0 to 255'],
    [{ walked: 1n, rode: 1n, flew: 1n }, 'the program has no field "flew"'],
  ])('that do not fit are refused: %#', (values, problem) => {
    expect(() => packValues(declared.fields, values as Record<string, bigint>)).toThrow(problem);
  });

  test('a field may be called as what every object has', () => {
    const fields = [{ name: 'constructor', bits: 8 }];
    expect(() => packValues(fields, {})).toThrow('the field "constructor" is missing');
    expect(readValues(fields, Uint8Array.of(5))).toEqual({ constructor: 5n });
  });
});

test.each([
  [0, [], 0],
  [1, [], 1],
  [2, [2], 0],
  [3, [3], 0],
  [4, [3], 1],
  [5, [3, 2], 0],
  [6, [3, 3], 0],
])('%i persons at tables of three, at least two: %j and %i left over', (count, sizes, over) => {
  const persons = Array.from({ length: count }, (_, i) => i);
  const { groups, left } = seat(persons, { seats: 3, least: 2 });
  expect(groups.map(({ length }) => length)).toEqual(sizes);
  expect(left.length).toBe(over);
  expect([...groups.flat(), ...left]).toEqual(persons);
});

describe('fields', async () => {
  const { account, keys, secrets, upload } = await uploadWorld(d);
  const kind = fieldsKind(d, program);
  const packed = packValues(program.fields, { walked: 200n, rode: 3n });
  const { messages } = await sealUpload(d, account, EPOCH, 0, packed, keys, random, kind);
  const decode = (bytes: Uint8Array, as = kind) => {
    const message = decodeUpload(bytes, d, 1, as);
    verifyUpload(message, d, 1, account.verifyKey, as);
    return message;
  };

  test('are read as fields of their program only', async () => {
    const message = decode(messages[0]);
    const opened = await openUpload(message, 1, secrets[0], kind.what);
    expect(opened.length).toBeGreaterThanOrEqual(kind.bytes);
    await expect(openUpload(message, 1, secrets[0])).rejects.toThrow(InputError);
    expect(() => decode(messages[0], fieldsKind(d, another))).toThrow('another deployment');
    const elsewhere = demo({ name: 'Elsewhere', programs: [declared] });
    expect(() => decode(messages[0], fieldsKind(elsewhere, programsOf(elsewhere)[0]))).toThrow('another');
    expect(() => decodeUpload(messages[0], d, 1)).toThrow(InputError);
    expect(() => decode(upload.messages[0])).toThrow(InputError);
    // As long as fields and named like them, but signed as an upload: the label keeps them apart.
    expect(() => decode(messages[0], { ...kind, what: 'upload' })).toThrow('signature');
  });

  test('are named by a node that never has the bodies of all in memory', async () => {
    const store = memoryStore();
    const host = { party: 1, identity: NODES[0], circuits: new Map([[declared.circuit, text]]) };
    const ctx = nodeContext({ ...host, deployment: d, store, random, now: () => 0 });
    const key = fieldsKey({ epoch: EPOCH, account: bytesToHex(account.id) }, program);
    await store.write([
      { table: Table.EpochKeys, key: numberKey(EPOCH), value: secrets[0] },
      { table: Table.Fields, key, value: messages[0] },
    ]);
    store.list = () => Promise.reject(new Error('all at once'));
    expect(await heldFields(ctx, EPOCH)).toMatchObject([[{ epoch: EPOCH, sequence: 0 }], []]);
    expect(await heldFields(ctx, EPOCH - 1)).toEqual([[], []]);
  });

  test('refuse what is hostile', async () => {
    await expectHostileSafe(decode, messages[0]);
    await expectTamperProof(decode, messages[0]);
  });
});

describe('a result of a program', async () => {
  const { account } = await uploadWorld(d);
  const kind = programResultKind(d, program);
  const place = { group: 7, persons: 3 };
  const planes = [random(kind.bytes), random(kind.bytes)];
  const share = { account: account.id, counted: encodePlace(place), planes };
  const { root, proven } = proveResults(new Map([['a', share]]), random);
  const header = { deployment: kind.id, run: EPOCH, window: kind.window, node: 1 };
  const [own] = proven;
  const bytes = await sealResult(header, own, account.sealKey, NODES[0], random, kind.what);
  const decode = (b: Uint8Array) => openResult(b, d, account, 1, kind);

  test('is read by its account, as one of that program', async () => {
    expect(bytes.length).toBe(resultBytes(d, 0, kind));
    const read = await decode(bytes);
    expect(read).toMatchObject({ run: EPOCH, planes, root });
    expect(decodePlace(read.counted)).toEqual(place);
    await expect(openResult(bytes, d, account, 1, programResultKind(d, another))).rejects.toThrow('another');
    await expect(openResult(bytes, d, account, 1)).rejects.toThrow(InputError);
  });

  test('refuses what is hostile', async () => {
    await expectTamperProof(decode, bytes);
  });
});

describe('the end of a run', () => {
  const hash = deploymentHash(d);
  const outputs = Uint8Array.of(1, 2, 3, 0, 0, 0);
  const statement: DoneStatement = {
    ...{ number: 1, previous: random(32), deployment: hash, program: random(32), run: EPOCH, attempt: 1 },
    ...{ inputs: random(32), uploads: 2, builds: 1, matches: 1, results: 2 },
    roots: NODES.map(() => random(32)),
    programs: [program, another].map((one) => ({
      ...{ program: one.hash, results: 5, groups: 2, outputs: publicHash(outputs) },
      roots: NODES.map(() => random(32)),
    })),
  };
  const roster = d.roster.map(({ key }) => Uint8Array.from(Buffer.from(key, 'hex')));
  const signatures = NODES.map((identity) => signStatement(statement, identity));
  const certificate = encodeCertificate({ statement, signatures });

  test('names the programs, and refuses what is hostile', async () => {
    const decode = (bytes: Uint8Array) => readCertificate(bytes, hash, roster).statement;
    expect(decode(certificate)).toEqual(statement);
    // another deployment is a ProtocolError; what is signed by all is looked at first here
    const hostile = (bytes: Uint8Array) => readCertificate(bytes, bytes.slice(36, 68), roster);
    await expectHostileSafe(hostile, certificate);
  });

  test('binds the public outputs', () => {
    expect(readPublicOutputs(program, statement, outputs)).toEqual({
      run: EPOCH,
      end: bytesToHex(statementHash(statement)),
      persons: 5,
      groups: [
        { 'walked together': 513n, 'rode together': 192n },
        { 'walked together': 0n, 'rode together': 0n },
      ],
    });
    for (const wrong of [outputs.subarray(1), Uint8Array.of(1, 2, 3, 0, 0, 1)])
      expect(() => readPublicOutputs(program, statement, wrong)).toThrow('other public outputs of "Steps"');
    expect(() => readPublicOutputs(program, { ...statement, programs: [] }, outputs)).toThrow(
      'does not name',
    );
  });
});

test('asking for public outputs refuses what is hostile', async () => {
  const request = { program: program.hash, upTo: 3 };
  const bytes = encodeOutputsRequest(request);
  expect(decodeOutputsRequest(bytes)).toEqual(request);
  expect(bytesToHex(bytes)).toBe(`${program.id}0000000000000003`);
  await expectHostileSafe(decodeOutputsRequest, bytes);
});
