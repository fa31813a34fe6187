import { expose, proxy } from 'comlink';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { worker } from '../../web/engine/worker.ts';
import { cryptoOf } from '../../web/engine/worker-crypto.ts';
import { openDecoder } from '../../web/scan/decoder.ts';
import { trouble } from '../../web/store/state.ts';
import { en } from '../../web/words/en/index.ts';
import { createAccount } from '../../workers/wire/account.ts';
import { demo, seeded } from './wire-world.ts';

/** A worker whose thread is this one; one that is not `up` never answers, as if its file had not come. */
class Thread extends EventTarget {
  static up = true;
  static readonly all: Thread[] = [];
  readonly #port: MessagePort;
  ended = false;

  constructor() {
    super();
    Thread.all.push(this);
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }) => this.dispatchEvent(new MessageEvent('message', { data }));
    if (Thread.up) expose(sharer(Thread.all.length), port2);
  }

  postMessage(message: unknown, moved: Transferable[] = []) {
    this.#port.postMessage(message, moved);
  }

  terminate() {
    this.ended = true;
    this.#port.close();
  }
}

/** Answers with its number, and to some calls never. */
const sharer = (number: number) => ({
  restoreAccount: async () => number,
  rehearse: () => new Promise(() => {}),
  phoneCrypto: () =>
    proxy({
      enrolment: async () => Uint8Array.of(number),
      certificate: () => new Promise(() => {}),
    }),
});

const last = () => Thread.all.at(-1)!;
const keys = [new Uint8Array(32), new Uint8Array(32)] as const;

beforeEach(() => {
  vi.stubGlobal('Worker', Thread);
});
afterEach(() => {
  Thread.up = true;
  last().dispatchEvent(new Event('error')); // no test finds the worker of the one before
  trouble.value = null;
  vi.unstubAllGlobals();
});

test.each(['error', 'messageerror'])(
  'after "%s" what waits fails, Home says so, and there is a new worker',
  async (event) => {
    const waits = worker().rehearse(demo());
    const lost = last();
    const first = worker();
    lost.dispatchEvent(new Event(event));
    await expect(waits).rejects.toThrow('was lost');
    expect(lost.ended).toBe(true);
    expect(trouble.value?.(en)).toBe(en.app.notWorking);
    expect(worker()).not.toBe(first);
    await worker().restoreAccount(...keys);
    expect(trouble.value).toBeNull();
  },
);

test('a worker that never loads hangs nobody', async () => {
  Thread.up = false;
  const waits = worker().restoreAccount(...keys);
  last().dispatchEvent(new Event('error'));
  await expect(waits).rejects.toThrow('was lost');
  expect(trouble.value?.(en)).toBe(en.app.notWorking);
});

test('a worker that was lost twice is lost once: its second cry says nothing of the new one', async () => {
  worker();
  const lost = last();
  lost.dispatchEvent(new Event('error'));
  await worker().restoreAccount(...keys);
  const second = worker();
  lost.dispatchEvent(new Event('messageerror'));
  expect(trouble.value).toBeNull();
  expect(worker()).toBe(second);
});

test('the trouble of another is left alone', async () => {
  const other = () => 'other';
  trouble.value = other;
  await worker().restoreAccount(...keys);
  expect(trouble.value).toBe(other);
});

test('a client goes on with the crypto of a new worker', async () => {
  const crypto = cryptoOf({ deployment: demo() }, createAccount(seeded('client')));
  const before = await crypto.enrolment();
  expect(await crypto.enrolment()).toEqual(before);
  const waits = crypto.certificate(new Uint8Array(1));
  await crypto.enrolment(); // `waits` is under way
  last().dispatchEvent(new Event('error'));
  await expect(waits).rejects.toThrow('was lost');
  expect(await crypto.enrolment()).toEqual(before.map((number) => number + 1));
});

test('a code reader that cannot be loaded is said', async () => {
  Thread.up = false;
  vi.stubGlobal('location', { href: 'https://safetrace.example/scan' });
  const opening = openDecoder();
  last().dispatchEvent(new Event('error'));
  await expect(opening).rejects.toThrow('was lost');
});

test('what else Home says outlives a lost worker', async () => {
  await worker().restoreAccount(...keys);
  const other = () => 'other operators';
  trouble.value = other;
  last().dispatchEvent(new Event('error'));
  await worker().restoreAccount(...keys);
  expect(trouble.value).toBe(other);
});

test('a call of a worker that was lost before fails too', async () => {
  const lost = worker();
  last().dispatchEvent(new Event('error'));
  await expect(lost.restoreAccount(...keys)).rejects.toThrow('a worker was lost');
});
