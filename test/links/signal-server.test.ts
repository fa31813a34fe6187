import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { bytesToHex } from '@noble/hashes/utils.js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { readKeyFile } from '../../server-node/keys.ts';
import { Places } from '../../server-node/signal-places.ts';
import {
  type SignalServer,
  type SignalServerOptions,
  startSignalServer,
} from '../../server-node/signal-server.ts';
import { Traffic } from '../../server-node/signal-traffic.ts';
import { Doorbell } from '../../workers/link/doorbell.ts';
import { type Identity, identityOf } from '../../workers/link/identity.ts';
import { joinMessage, type ToClient } from '../../workers/link/signal-messages.ts';
import { Signalling, type Socket } from '../../workers/link/signalling.ts';
import { deploymentHash } from '../../workers/wire/deployment.ts';
import { parseDeployment } from '../../workers/wire/deployment-file.ts';
import { safetrace, safetraceDone } from './command.ts';
import { DEPLOYMENT, identity } from './webrtc-world.ts';

const [ALICE, BOB] = [identity(1), identity(2)];
/** A deployment with Bob for its only node. */
const NAMING_BOB = new Map([[DEPLOYMENT, new Set([BOB.publicKey])]]);
const SESSION = '44'.repeat(16);
let server: SignalServer;
beforeEach(async () => {
  server = await startSignalServer({ port: 0, host: '127.0.0.1', maxPeers: 4 });
});
afterEach(() => server.close());

/** A client by hand: messages one by one. */
class Raw {
  readonly socket: WebSocket;
  private readonly messages: ToClient[] = [];
  private wake = () => {};
  readonly closed: Promise<number>;
  /** The sentence with which the server let it not in. */
  readonly refused: Promise<string>;
  constructor(to: { port: number } = server, headers: Record<string, string> = {}) {
    this.socket = new WebSocket(`ws://127.0.0.1:${to.port}`, { headers });
    this.closed = new Promise((resolve) => this.socket.on('close', resolve));
    this.socket.on('error', () => {}); // a server that closes
    this.refused = new Promise((resolve) => {
      this.socket.on('unexpected-response', (_, response) => {
        let text = '';
        response.on('data', (data) => {
          text += data;
        });
        response.on('end', () => resolve(`${response.statusCode} ${text}`));
      });
    });
    this.socket.on('message', (data) => {
      this.messages.push(JSON.parse(String(data)));
      this.wake();
    });
  }
  async next(): Promise<ToClient> {
    while (this.messages.length === 0) await new Promise<void>((resolve) => (this.wake = resolve));
    return this.messages.shift()!;
  }
  say(message: unknown) {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }
  async join(who: Identity, deployment = DEPLOYMENT, key = who.publicKey): Promise<ToClient> {
    const challenge = await this.next();
    if (challenge.type !== 'challenge') throw new Error(challenge.type);
    const signature = bytesToHex(await who.sign(joinMessage(deployment, challenge.nonce)));
    this.say({ type: 'join', deployment, key, signature });
    return this.next();
  }
}

/** Knocks until the server has seen others end and lets a client in. */
async function letIn(make = () => new Raw()): Promise<Raw> {
  for (;;) {
    const client = make();
    const open = new Promise<null>((resolve) => client.socket.once('open', () => resolve(null)));
    if ((await Promise.race([open, client.refused])) === null) return client;
  }
}

const relay = (to: Identity, body: string) => ({ type: 'relay', to: to.publicKey, session: SESSION, body });

describe('the signalling server', () => {
  test('relays between peers of one deployment and says who is absent', async () => {
    const [a, b] = [new Raw(), new Raw()];
    expect(await a.join(ALICE)).toEqual({ type: 'joined' });
    a.say(relay(BOB, 'early'));
    expect(await a.next()).toEqual({ type: 'absent', to: BOB.publicKey, session: SESSION });
    await b.join(BOB);
    a.say(relay(BOB, 'hello'));
    expect(await b.next()).toEqual({
      type: 'relay',
      from: ALICE.publicKey,
      via: expect.stringMatching(/^[0-9a-f]{16}$/),
      session: SESSION,
      body: 'hello',
    });
  });

  test('keeps deployments apart', async () => {
    const [a, b] = [new Raw(), new Raw()];
    await a.join(ALICE);
    await b.join(BOB, 'ee'.repeat(32));
    a.say(relay(BOB, 'hello'));
    expect(await a.next()).toMatchObject({ type: 'absent' });
  });

  test('nobody joins under a key that is not theirs', async () => {
    const client = new Raw();
    expect(await client.join(ALICE, DEPLOYMENT, BOB.publicKey)).toMatchObject({
      type: 'error',
      message: `the join is not signed by ${BOB.publicKey.slice(0, 8)}…`,
    });
    expect(await client.closed).toBe(1008);
  });

  test('a key that joins again takes the place of its older connection', async () => {
    const [older, newer, b] = [new Raw(), new Raw(), new Raw()];
    await older.join(ALICE);
    await newer.join(ALICE);
    expect(await older.closed).toBe(4001);
    await b.join(BOB);
    b.say(relay(ALICE, 'hello'));
    expect(await newer.next()).toMatchObject({ type: 'relay', body: 'hello' });
  });

  test('a replaced connection that ends late takes no newer room with it', async () => {
    const [older, newer] = [new Raw(), new Raw()];
    await older.join(ALICE);
    older.socket.pause(); // it does not answer the server's close
    await newer.join(ALICE);
    newer.socket.close();
    await newer.closed;
    const fillers = [new Raw(), new Raw(), new Raw()];
    const [again] = fillers;
    await again.join(ALICE);
    await Promise.all(fillers.slice(1).map((one) => one.next()));
    older.socket.terminate();
    const b = await letIn(); // the server has seen the old connection end
    await b.join(BOB);
    b.say(relay(ALICE, 'hello'));
    expect(await again.next()).toMatchObject({ type: 'relay', body: 'hello' });
  });

  test.each<[string, unknown, RegExp]>([
    ['a relay before the join', relay(BOB, 'x'), /join first/],
    ['no JSON', 'hello', /not JSON/],
    ['an unknown type', { type: 'shout' }, /wrong type/],
    ['a body of 17 kB', relay(BOB, 'x'.repeat(17 * 1024)), /wrong body/],
    ['a key that is none', { ...relay(BOB, 'x'), to: 'bob' }, /wrong to/],
    ['a field too many', { ...relay(BOB, 'x'), more: 1 }, /wrong more/],
  ])('refuses %s', async (_, message, error) => {
    const client = new Raw();
    await client.next();
    client.say(message);
    expect(await client.next()).toMatchObject({ type: 'error', message: expect.stringMatching(error) });
    expect(await client.closed).toBe(1008);
  });

  test('a message over the size limit ends the connection unread', async () => {
    const client = new Raw();
    await client.join(ALICE);
    client.say(relay(BOB, 'x'.repeat(1 << 20)));
    expect(await client.closed).toBe(1009);
  });

  test('a flood ends the connection', async () => {
    const client = new Raw();
    await client.join(ALICE);
    const pause = vi.spyOn(WebSocket.prototype, 'pause');
    for (let i = 0; i < 1500; i++) client.say({ type: 'pong' });
    expect(await client.next()).toMatchObject({
      type: 'error',
      message: expect.stringContaining('too many messages'),
    });
    expect(pause).toHaveBeenCalledTimes(1); // the rest of the flood stays unread
    pause.mockRestore();
    expect(await client.closed).toBe(1008);
  });

  test.each([
    ['no JSON', '8182000000006869'],
    ['no frame', 'ffffffff'],
  ])('who is refused for %s is gone, also when it never says goodbye', async (_, frame) => {
    const client = new Raw();
    await client.join(ALICE);
    client.socket.pause(); // it does not answer the server's close, and sends on
    const line = (client.socket as unknown as { _socket: Duplex })._socket;
    line.write(Buffer.from(frame, 'hex'));
    const flood = setInterval(() => line.write(Buffer.alloc(1000)), 20);
    await client.closed;
    clearInterval(flood);
  });

  test('one peer too many is let in when another has left', async () => {
    const crowd = [new Raw(), new Raw(), new Raw(), new Raw()];
    await Promise.all(crowd.map((one) => one.next()));
    expect(await new Raw().refused).toBe('503 the signalling server is full');
    crowd[0].socket.close();
    expect(await (await letIn()).join(ALICE)).toEqual({ type: 'joined' });
  });

  test('torn frames end nobody but their sender, also when the server is full', async () => {
    /** Opens a WebSocket by hand and sends a frame that none may send; all that came back until the end. */
    const torn = () =>
      new Promise<string>((resolve) => {
        let heard = '';
        const socket = connect(server.port, '127.0.0.1');
        socket.on('data', (data) => {
          heard += data.toString('latin1');
        });
        socket.on('error', () => {}); // the server may be gone before the frame arrives
        socket.on('close', () => resolve(heard));
        socket.write(
          'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
            'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
        );
        socket.write(Buffer.from('ffffffff', 'hex'));
      });
    expect(await torn()).toMatch(/^HTTP\/1.1 101 /);
    const crowd = [new Raw(), new Raw(), new Raw(), new Raw()];
    await Promise.all(crowd.map((one) => one.next()));
    expect(await torn()).toMatch(/^HTTP\/1.1 503 /);
    crowd[0].say({ type: 'pong' });
    crowd[1].say('hello');
    expect(await crowd[1].next()).toMatchObject({ type: 'error' });
  });

  test('invented deployments keep nobody out', async () => {
    const big = await startSignalServer({ port: 0, host: '127.0.0.1' });
    for (let i = 0; i < 20; i++)
      expect(await new Raw(big).join(ALICE, i.toString(16).padStart(64, '0'))).toEqual({ type: 'joined' });
    expect(await new Raw(big).join(BOB)).toEqual({ type: 'joined' });
    await big.close();
  });

  test('that has deployments of its own serves no other', async () => {
    const said: string[] = [];
    const log = (line: string) => said.push(line);
    const own = await startSignalServer({ port: 0, host: '127.0.0.1', deployments: NAMING_BOB, log });
    const message = 'this signalling server does not serve this deployment';
    for (let i = 0; i < 3; i++)
      expect(await new Raw(own).join(ALICE, 'ee'.repeat(32))).toMatchObject({ type: 'error', message });
    expect(said).toEqual([`signalling: refused a client: ${message}`]); // a page that asks again is no news
    expect(await new Raw(own).join(ALICE)).toEqual({ type: 'joined' });
    await own.close();
  });

  test('one address cannot have every place, and takes none from others', async () => {
    const big = await startSignalServer({ port: 0, host: '127.0.0.1', proxy: true });
    const from = (address: string) => new Raw(big, { 'X-Forwarded-For': `192.0.2.1, ${address}` });
    const crowd = Array.from({ length: 256 }, (_, i) => from(`2001:db8::${i.toString(16)}`));
    await Promise.all(crowd.map((one) => one.next()));
    expect(await from('2001:db8::ffff:0').refused).toBe('503 too many connections from this network');
    expect(await from('2001:db8:0:1::').next()).toMatchObject({ type: 'challenge' });
    crowd[0].socket.close();
    await letIn(() => from('2001:db8::ffff:0'));
    await big.close();
  });

  test('tells calls of one site from those of another, and names neither', async () => {
    const front = await startSignalServer({ port: 0, host: '127.0.0.1', proxy: true });
    const bob = new Raw(front);
    await bob.join(BOB);
    const viaOf = async (address: string) => {
      const caller = new Raw(front, { 'X-Forwarded-For': address });
      await caller.join(ALICE);
      caller.say(relay(BOB, 'hello'));
      return ((await bob.next()) as { via: string }).via;
    };
    const one = await viaOf('192.0.2.1');
    expect(await viaOf('192.0.2.77')).toBe(one);
    expect(await viaOf('192.0.3.1')).not.toBe(one);
    await front.close();
  });

  test('keeps little for a peer that does not read', async () => {
    const [a, b] = [new Raw(), new Raw()];
    await a.join(ALICE);
    await b.join(BOB);
    const unsent = vi.spyOn(WebSocket.prototype, 'bufferedAmount', 'get').mockReturnValue(150_000);
    a.say(relay(BOB, 'dropped'));
    await vi.waitFor(() => expect(unsent).toHaveBeenCalled());
    unsent.mockRestore();
    a.say(relay(BOB, 'read'));
    expect(await b.next()).toMatchObject({ body: 'read' });
  });
});

describe('a network that has spent its traffic', () => {
  const SPENT = '192.0.2.1';
  /** A server behind a proxy that serves Bob's deployment, with a clock that stands still. */
  async function world(options: Partial<SignalServerOptions> = {}) {
    const traffic = new Traffic(() => 0);
    const front = await startSignalServer({ port: 0, host: '127.0.0.1', proxy: true, traffic, ...options });
    const from = (address: string) => new Raw(front, { 'X-Forwarded-For': address });
    const flood = (what: 'open' | 'send') => {
      while (traffic.of(SPENT)[what](1));
    };
    return { front, from, flood };
  }
  const largest = relay(ALICE, 'x'.repeat(16 * 1024));

  test('is let in to join and link, is dropped beyond that, and keeps its connections', async () => {
    const { front, from, flood } = await world();
    const [a, b] = [from('198.51.100.1'), from(SPENT)];
    await a.join(ALICE);
    flood('send');
    await b.join(BOB);
    const offers = Array.from({ length: 7 }, (_, i) => `to node ${i}`); // in the largest deployment
    for (const body of offers) b.say(relay(ALICE, body.padEnd(4096)));
    for (let i = 0; i < 3; i++) b.say(largest);
    for (const body of offers) expect(await a.next()).toMatchObject({ body: body.padEnd(4096) });
    b.socket.close();
    expect(await b.closed).toBe(1005); // it was not refused
    a.say(relay(BOB, 'gone?'));
    expect(await a.next()).toMatchObject({ type: 'absent' });
    await front.close();
  });

  test('opens no more, and others do', async () => {
    const { front, from, flood } = await world();
    flood('open');
    expect(await from(SPENT).refused).toBe('503 too much traffic from this network');
    expect(await from('198.51.100.1').next()).toMatchObject({ type: 'challenge' });
    await front.close();
  });

  test('neither silences a node in it, nor shuts it out', async () => {
    const { front, from, flood } = await world({ deployments: NAMING_BOB });
    const [a, b] = [from('198.51.100.1'), from(SPENT)];
    await a.join(ALICE);
    await b.join(BOB);
    flood('open');
    flood('send');
    for (let i = 0; i < 5; i++) b.say(largest);
    for (let i = 0; i < 5; i++) expect(await a.next()).toMatchObject({ body: largest.body });
    b.socket.close();
    await b.closed;
    expect(await from(SPENT).join(BOB)).toEqual({ type: 'joined' });
    await front.close();
  });
});

describe('a server that knows its nodes', () => {
  let own: SignalServer;
  const start = async (options: Partial<SignalServerOptions> = {}) => {
    own = await startSignalServer({ port: 0, host: '127.0.0.1', deployments: NAMING_BOB, ...options });
    return own;
  };
  afterEach(() => own.close());

  test('lets them in when it is full, and nobody else', async () => {
    await start({ maxPeers: 1 });
    const phone = new Raw(own);
    await phone.join(ALICE);
    const another = new Raw(own);
    expect(await another.join(identity(3))).toMatchObject({
      type: 'error',
      message: 'the signalling server is full',
    });
    const node = new Raw(own);
    expect(await node.join(BOB)).toEqual({ type: 'joined' });
    phone.say(relay(BOB, 'hello'));
    expect(await node.next()).toMatchObject({ body: 'hello' });
    expect(await new Raw(own).join(identity(3), DEPLOYMENT, BOB.publicKey)).toMatchObject({ type: 'error' });
    phone.socket.close();
    await phone.closed;
    await vi.waitFor(async () => expect(await new Raw(own).join(ALICE)).toEqual({ type: 'joined' })); // its place is free
  });

  test('is full for nodes of no other deployment', async () => {
    await start({ maxPeers: 0, deployments: new Map([...NAMING_BOB, ['ee'.repeat(32), new Set<string>()]]) });
    expect(await new Raw(own).join(BOB, 'ee'.repeat(32))).toMatchObject({ type: 'error' });
    expect(await new Raw(own).join(BOB)).toEqual({ type: 'joined' });
  });

  test('lets a node in while another site floods the door', async () => {
    await start({ maxPeers: 0, proxy: true });
    const ring = vi.spyOn(Doorbell.prototype, 'ring');
    const flood = Array.from(
      { length: 300 },
      (_, i) => new Raw(own, { 'X-Forwarded-For': `192.0.2.${i % 250}` }),
    );
    const node = new Raw(own, { 'X-Forwarded-For': '198.51.100.1' });
    expect(await node.join(BOB)).toEqual({ type: 'joined' });
    expect(new Set(ring.mock.calls.map(([site]) => site))).toEqual(
      new Set(['192.0.2.0/24', '198.51.100.0/24']),
    );
    ring.mockRestore();
    // 256 wait, so some of its own had to go.
    expect(await Promise.race(flood.map((one) => one.refused))).toBe('503 the signalling server is full');
  });

  test('keeps room in front of a node for what nodes say', async () => {
    await start();
    const [a, b, node] = [new Raw(own), new Raw(own), new Raw(own)];
    await a.join(ALICE);
    await b.join(BOB);
    await node.join(identity(3));
    const unsent = vi.spyOn(WebSocket.prototype, 'bufferedAmount', 'get').mockReturnValue(150_000);
    a.say(relay(identity(3), 'of a stranger'));
    await vi.waitFor(() => expect(unsent).toHaveBeenCalled());
    b.say(relay(identity(3), 'of a node'));
    expect(await node.next()).toMatchObject({ body: 'of a node' });
    unsent.mockRestore();
  });

  test('bears more messages of a node than of others', async () => {
    await start();
    const [a, b] = [new Raw(own), new Raw(own)];
    await a.join(ALICE);
    await b.join(BOB);
    for (const one of [a, b]) for (let i = 0; i < 1500; i++) one.say({ type: 'pong' });
    expect(await a.closed).toBe(1008);
    b.say(relay(BOB, 'here'));
    expect(await b.next()).toMatchObject({ body: 'here' });
  });
});

test('safetrace signal serves the deployments that it is given, and no other', async () => {
  const state = mkdtempSync(join(tmpdir(), 'safetrace-signal-'));
  const ofDir = async (name: string) => {
    const dir = join(state, name);
    await safetraceDone('init', '--demo', '--out', dir, '--name', name, '--self-report');
    return join(dir, 'deployment.json');
  };
  const hashOf = (file: string) => bytesToHex(deploymentHash(parseDeployment(readFileSync(file, 'utf8'))));
  const [town, village, stranger] = await Promise.all(['town', 'village', 'stranger'].map(ofDir));
  const command = safetrace('signal', '--deployment', town, '--deployment', village, '--port', '0');
  try {
    const port = Number((await command.line(/introduces peers on ws:\S+:(\d+)/))[1]);
    for (const file of [town, village])
      expect(await new Raw({ port }).join(ALICE, hashOf(file))).toEqual({ type: 'joined' });
    const node = identityOf(readKeyFile(join(town, '../node-1/secret.key')).secretKey);
    const client = new Raw({ port });
    await client.join(node, hashOf(town));
    for (let i = 0; i < 1500; i++) client.say({ type: 'pong' });
    client.say(relay(node, 'as many as a node may say'));
    expect(await client.next()).toMatchObject({ type: 'relay' });
    expect(await new Raw({ port }).join(ALICE, hashOf(stranger))).toMatchObject({ type: 'error' });
  } finally {
    await command.stop();
    rmSync(state, { recursive: true });
  }
}, 120_000);

test('a network has no more places than its bound, whatever it owns', () => {
  const places = new Places(10_000, () => 0);
  const take = (address: string, times: number) => {
    let taken = 0;
    for (; taken < times && !places.refusal(address); taken++)
      places.take(address, { mayGo: () => false, go: () => {} });
    return taken;
  };
  expect(take('192.0.2.1', 300)).toBe(256);
  expect(take('192.0.2.2', 1)).toBe(1);
  expect(take('::ffff:192.0.2.1', 1)).toBe(0);
  let site = 0;
  for (let i = 0; i < 2000; i++) site += take(`2001:db8:0:${i.toString(16)}::`, 1);
  expect(site).toBe(1024);
  let area = 0;
  for (let i = 1; i < 6000; i++) area += take(`2001:db8:${i.toString(16)}::`, 1);
  expect(area).toBe(4096 - 1024);
  expect(take('2001:db9::', 1)).toBe(1);
  expect(take('127.0.0.1', 10_000)).toBe(10_000 - 256 - 1 - 4096 - 1);
  expect(places.refusal('198.51.100.1')).toBe('the signalling server is full');
});

test('when all places are taken the fullest site gives one to who comes from another, but none of a node', () => {
  const places = new Places(10, (count) => count - 1);
  const gone: string[] = [];
  const take = (address: string, name: string, mayGo = true) =>
    places.take(address, { mayGo: () => mayGo && !gone.includes(name), go: () => gone.push(name) });
  for (let i = 0; i < 6; i++) take(`192.0.2.${i}`, `flood ${i}`, i < 5);
  for (let i = 0; i < 4; i++) take(`198.51.100.${i}`, `town ${i}`);
  expect(places.refusal('192.0.2.9')).toBe('the signalling server is full');
  expect(places.refusal('203.0.113.1')).toBeNull();
  take('203.0.113.1', 'phone 1');
  take('203.0.113.2', 'phone 2');
  // Of five that may go, then four of each: the first of the fullest. Who goes already counts no more.
  expect(gone).toEqual(['flood 4', 'flood 3']);
  expect(places.refusal('203.0.113.3')).toBeNull();
  expect(places.refusal('198.51.100.9')).toBe('the signalling server is full'); // four there, four in the fullest
});

test('who closes and never ends keeps no place from others', async () => {
  const small = await startSignalServer({ port: 0, host: '127.0.0.1', proxy: true, maxPeers: 2 });
  const from = (address: string) => new Raw(small, { 'X-Forwarded-For': address });
  const first = [from('192.0.2.1'), from('192.0.2.2')];
  await Promise.all(first.map((one) => one.next()));
  for (const { socket } of first) {
    const tcp = (socket as unknown as { _socket: Duplex })._socket;
    tcp.write(Buffer.from([0x88, 0x82, 0, 0, 0, 0, 0x03, 0xe8])); // a close frame
    tcp.pause();
  }
  expect(await from('203.0.113.1').next()).toMatchObject({ type: 'challenge' });
  await small.close();
});

test('who has to go for another is told to come back later', async () => {
  const small = await startSignalServer({ port: 0, host: '127.0.0.1', proxy: true, maxPeers: 2 });
  const from = (address: string) => new Raw(small, { 'X-Forwarded-For': address });
  const first = [from('192.0.2.1'), from('192.0.2.2')];
  await Promise.all(first.map((one) => one.next()));
  expect(await from('203.0.113.1').next()).toMatchObject({ type: 'challenge' });
  expect(await Promise.race(first.map((one) => one.closed))).toBe(1013);
  await small.close();
});

describe('the client', () => {
  /** Sockets that the test opens and breaks, and a clock that it turns. */
  function world() {
    const sockets: Fake[] = [];
    class Fake implements Socket {
      onmessage: ((event: { data: unknown }) => void) | null = null;
      onclose: ((event: { code: number }) => void) | null = null;
      onerror = null;
      sent: string[] = [];
      closedByUs = false;
      constructor() {
        sockets.push(this);
      }
      send(text: string) {
        this.sent.push(text);
      }
      close() {
        this.closedByUs = true;
      }
      hear(message: ToClient) {
        this.onmessage?.({ data: JSON.stringify(message) });
      }
    }
    const alarms: { run: () => void; ms: number }[] = [];
    const schedule = (run: () => void, ms: number) => {
      const alarm = { run, ms };
      alarms.push(alarm);
      return () => {
        if (alarms.includes(alarm)) alarms.splice(alarms.indexOf(alarm), 1);
      };
    };
    const ring = (ms: number) => {
      const [alarm] = alarms.splice(
        alarms.findIndex((one) => one.ms === ms),
        1,
      );
      alarm.run();
    };
    const options = { url: 'ws://x', deployment: DEPLOYMENT, identity: ALICE, WebSocket: Fake, schedule };
    const client = new Signalling(options);
    expect(sockets).toEqual([]); // it goes nowhere before it is needed
    client.start();
    return { sockets, alarms, ring, client };
  }

  test('starts once', () => {
    const { sockets, client } = world();
    client.start();
    expect(sockets).toHaveLength(1);
  });

  test('comes back after longer and longer waits, and starts anew after a join', async () => {
    const { sockets, alarms, ring, client } = world();
    for (const ms of [250, 500, 1000, 2000, 4000, 8000, 8000]) {
      sockets.at(-1)!.onclose?.({ code: 1006 });
      expect(alarms.map((alarm) => alarm.ms)).toEqual([ms]);
      ring(ms);
    }
    const joined = client.joined(77);
    sockets.at(-1)!.hear({ type: 'joined' });
    await joined;
    sockets.at(-1)!.onclose?.({ code: 1006 });
    expect(alarms.map((alarm) => alarm.ms)).toEqual([250]);
  });

  test('stays away for long when its key joined elsewhere', () => {
    const { sockets, alarms, ring } = world();
    sockets[0].hear({ type: 'joined' });
    sockets[0].onclose?.({ code: 4001 });
    expect(alarms.map((alarm) => alarm.ms)).toEqual([30_000]);
    ring(30_000);
    sockets[1].onclose?.({ code: 1006 });
    expect(alarms.map((alarm) => alarm.ms)).toEqual([500]);
  });

  test('comes back at once when it is needed', async () => {
    const { sockets, alarms, client } = world();
    sockets[0].hear({ type: 'joined' });
    sockets[0].onclose?.({ code: 4001 });
    const joined = client.joined(77);
    expect(sockets).toHaveLength(2);
    expect(alarms.map((alarm) => alarm.ms)).toEqual([40_000, 77]);
    sockets[1].hear({ type: 'joined' });
    await joined;
  });

  test('gives a silent server up', () => {
    const { sockets, alarms, ring } = world();
    sockets[0].hear({ type: 'joined' });
    sockets[0].hear({ type: 'ping' });
    expect(sockets[0].sent).toEqual(['{"type":"pong"}']);
    ring(40_000);
    expect(sockets[0].closedByUs).toBe(true);
    expect(alarms.map((alarm) => alarm.ms)).toEqual([250]);
  });

  test('whoever waits to join learns that it was closed', async () => {
    const { client, alarms } = world();
    const waiting = expect(client.joined(77)).rejects.toThrow('the introducer was closed');
    client.close();
    await waiting;
    expect(alarms).toEqual([]);
    await expect(client.joined(77)).rejects.toThrow('the introducer was closed');
  });
});
