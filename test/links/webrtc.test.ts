import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SignalServer, startSignalServer } from '../../server-node/signal-server.ts';
import { type Introducer, LinkClosed, type PeerLink } from '../../workers/link/peer-link.ts';
import { peerLinkSuite } from './peer-link-suite.ts';
import { DEPLOYMENT, identity, member } from './webrtc-world.ts';

let server: SignalServer;
beforeAll(async () => {
  server = await startSignalServer({ port: 0, host: '127.0.0.1' });
});
afterAll(() => server.close());

const [ALICE, BOB] = [identity(1), identity(2)];

/** A dials B; the link's two ends. */
async function linkBetween(a: Introducer, b: Introducer): Promise<[PeerLink, PeerLink]> {
  const coming = new Promise<PeerLink>((resolve) => b.accept(resolve));
  return [await a.dial(BOB.publicKey), await coming];
}

const links = (trustedByA: string[]) => async () => {
  const trusted = new Set([ALICE.publicKey]); // strangers may not open many links at once
  const [a, b] = await Promise.all([
    member(server, ALICE, { trusted: new Set(trustedByA) }),
    member(server, BOB, { trusted }),
  ]);
  const [near, far] = await linkBetween(a, b);
  return {
    a: near,
    b: far,
    keyA: ALICE.publicKey,
    keyB: BOB.publicKey,
    // Several links at once: each says its number first, so that the test knows which end belongs to which.
    more: () => numberedLink(a, b),
    done() {
      near.close();
      a.close();
      b.close();
    },
  };
};
peerLinkSuite('PeerLink over WebRTC', links([]));
peerLinkSuite('PeerLink between two that trust each other', links([BOB.publicKey]));

const arrivals = new WeakMap<Introducer, Map<number, (link: PeerLink) => void>>();
let numbers = 0;
async function numberedLink(a: Introducer, b: Introducer): Promise<[PeerLink, PeerLink]> {
  const waiting = arrivals.get(b) ?? new Map<number, (link: PeerLink) => void>();
  arrivals.set(b, waiting);
  b.accept(async (link) => waiting.get((await link.receive())[0])?.(link));
  const number = numbers++;
  const arrived = new Promise<PeerLink>((resolve) => waiting.set(number, resolve));
  const near = await a.dial(BOB.publicKey);
  await near.send(Uint8Array.of(number));
  return [near, await arrived];
}

describe('set-up', () => {
  test('a peer that is not there is said so at once', async () => {
    const a = await member(server, ALICE);
    await expect(a.dial(identity(9).publicKey)).rejects.toThrow(/is not connected to the signalling server/);
    a.close();
  });

  test('a peer of another deployment is not there', async () => {
    const a = await member(server, ALICE);
    const b = await member(server, BOB, { deployment: 'ee'.repeat(32) });
    b.accept(() => {});
    await b.dial(ALICE.publicKey).catch(() => {}); // it has joined
    await expect(a.dial(BOB.publicKey)).rejects.toThrow(/is not connected/);
    a.close();
    b.close();
  });

  test('no signalling server: a clear error in bounded time', async () => {
    const a = await member({ port: 1 }, ALICE, { patience: 300 });
    await expect(a.dial(BOB.publicKey)).rejects.toThrow(
      'the signalling server at ws://127.0.0.1:1 was not reached in 0.3 s',
    );
    a.close();
  });

  test('a peer that does not accept: a clear error in bounded time', async () => {
    const [a, b] = await Promise.all([member(server, ALICE, { patience: 1000 }), member(server, BOB)]);
    await b.dial(identity(9).publicKey).catch(() => {}); // it has joined
    await expect(a.dial(BOB.publicKey)).rejects.toThrow(/no connection in 1 s/);
    a.close();
    b.close();
  });

  test('both may dial at once', async () => {
    const [a, b] = await Promise.all([member(server, ALICE), member(server, BOB)]);
    const accepted: Promise<PeerLink>[] = [a, b].map(
      (side) => new Promise((resolve) => side.accept(resolve)),
    );
    // Both must have joined before either is sure to find the other.
    await Promise.all([a, b].map((side) => side.dial(identity(9).publicKey).catch(() => {})));
    const [ab, ba] = await Promise.all([a.dial(BOB.publicKey), b.dial(ALICE.publicKey)]);
    const [intoA, intoB] = await Promise.all(accepted);
    await ab.send(Uint8Array.of(1));
    await ba.send(Uint8Array.of(2));
    expect(await intoB.receive()).toEqual(Uint8Array.of(1));
    expect(await intoA.receive()).toEqual(Uint8Array.of(2));
    ab.close();
    ba.close();
    a.close();
    b.close();
  });

  test('open links outlive the introducer and the signalling server; the introducer comes back', async () => {
    let own = await startSignalServer({ port: 0, host: '127.0.0.1' });
    const [a, b] = await Promise.all([member(own, ALICE), member(own, BOB)]);
    const [near, far] = await linkBetween(a, b);
    const { port } = own;
    await own.close();
    await near.send(Uint8Array.of(1));
    expect(await far.receive()).toEqual(Uint8Array.of(1));
    own = await startSignalServer({ port, host: '127.0.0.1' });
    await Promise.all([a, b].map((side) => side.dial(identity(9).publicKey).catch(() => {})));
    const [again] = await linkBetween(a, b);
    a.close();
    b.close();
    await far.send(Uint8Array.of(2));
    expect(await near.receive()).toEqual(Uint8Array.of(2));
    near.close();
    again.close();
    await own.close();
  });
});

test('a peer whose process is killed is seen dead', async () => {
  const b = await member(server, BOB);
  const accepted = new Promise<PeerLink>((resolve) => b.accept(resolve));
  await b.dial(identity(9).publicKey).catch(() => {}); // joined
  const script = fileURLToPath(new URL('./doomed-peer.ts', import.meta.url));
  const child = spawn(process.execPath, [
    '--import',
    'tsx',
    script,
    String(server.port),
    DEPLOYMENT,
    BOB.publicKey,
  ]);
  const link = await accepted;
  expect(await link.receive()).toEqual(Uint8Array.of(1));
  child.kill('SIGKILL');
  expect(await link.closed).toMatch(/not heard|ended/);
  await expect(link.receive()).rejects.toThrow(LinkClosed);
  await expect(link.send(new Uint8Array(1))).rejects.toThrow(LinkClosed);
  b.close();
});
