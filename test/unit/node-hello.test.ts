import { ed25519 } from '@noble/curves/ed25519.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { confirmation, linkSecret, makeHello, readHello } from '../../workers/node/hello.ts';
import { sign } from '../../workers/wire/signature.ts';
import { nodeSecret, seeded } from '../world/world.ts';

const deployment = new Uint8Array(32).fill(1);
const random = seeded('hello');
const aside = random(32);
const hello = (party: number, changes = {}) =>
  makeHello(
    { deployment, party, run: 7, attempt: 1, lastDone: new Uint8Array(), aside, ...changes },
    nodeSecret(party),
    random,
  );
const keyOf = (party: number) => ed25519.getPublicKey(nodeSecret(party));

test('every hello has an ephemeral key of its own, also for the same attempt', () => {
  const [first, second] = [hello(1), hello(1)];
  expect(first.hello.ephemeral).not.toEqual(second.hello.ephemeral);
  expect(first.secret).not.toEqual(second.secret);
});

test('both ends derive one link secret, and it is another for every hello', () => {
  const [one, two, again] = [hello(1), hello(2), hello(2)];
  const secret = linkSecret(one.secret, one.hello, two.hello);
  expect(linkSecret(two.secret, two.hello, one.hello)).toEqual(secret);
  expect(linkSecret(one.secret, one.hello, again.hello)).not.toEqual(secret);
  // Who knows all that was sent, but neither ephemeral secret, derives something else.
  expect(linkSecret(random(32), one.hello, two.hello)).not.toEqual(secret);
});

test('a hello is read only as its signer made it', () => {
  const { bytes, ephemeral } = hello(2).hello;
  expect(readHello(bytes, 2, deployment, keyOf(2))).toMatchObject({ run: 7, attempt: 1, ephemeral, aside });
  for (let at = 0; at < bytes.length; at += 7) {
    const tampered = bytes.slice();
    tampered[at] ^= 1;
    expect(() => readHello(tampered, 2, deployment, keyOf(2)), `byte ${at}`).toThrow();
  }
  expect(() => readHello(bytes, 2, deployment, keyOf(1))).toThrow('signature');
  expect(() => readHello(bytes, 2, new Uint8Array(32), keyOf(2))).toThrow('another deployment');
  const low = makeHello({ ...hello(2).hello }, nodeSecret(2), random).hello.bytes.slice(0, -64);
  low.fill(0, 41, 73); // the ephemeral key
  const signed = concatBytes(low, sign('hello', low, nodeSecret(2)));
  expect(() => readHello(signed, 2, deployment, keyOf(2))).toThrow('nothing can be sealed to');
  const posing = makeHello({ ...hello(1).hello }, nodeSecret(2), random).hello.bytes;
  expect(() => readHello(posing, 2, deployment, keyOf(2))).toThrow('names node 1');
});

test('each node confirms a link secret in its own words', () => {
  const secret = random(32);
  expect(confirmation(secret, 1)).not.toEqual(confirmation(secret, 2));
  expect(confirmation(random(32), 1)).not.toEqual(confirmation(secret, 1));
});
