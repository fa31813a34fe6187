import { bytesToHex } from '@noble/hashes/utils.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type SignalServer, startSignalServer } from '../../server-node/signal-server.ts';
import type { Identity } from '../../workers/link/identity.ts';
import { joinMessage, type ToClient } from '../../workers/link/signal-messages.ts';
import { Signalling, type Socket } from '../../workers/link/signalling.ts';
import { DEPLOYMENT, identity } from './webrtc-world.ts';

const [ALICE, BOB] = [identity(1), identity(2)];
const SESSION = '44'.repeat(16);
let server: SignalServer;
beforeEach(async () => {
  server = await startSignalServer({ port: 0, host: '127.0.0.1', maxPeers: 4, maxDeployments: 2 });
});
afterEach(() => server.close());

/** A client by hand: messages one by one. */
class Raw {
  readonly socket = new WebSocket(`ws://127.0.0.1:${server.port}`);
  private readonly messages: ToClient[] = [];
  private wake = () => {};
  readonly closed = new Promise<number>((resolve) => this.socket.on('close', resolve));
  constructor() {
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
    const signature = bytesToHex(who.sign(joinMessage(deployment, challenge.nonce)));
    this.say({ type: 'join', deployment, key, signature });
    return this.next();
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
    expect(await b.next()).toEqual({ type: 'relay', from: ALICE.publicKey, session: SESSION, body: 'hello' });
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
    const [again, filler] = [new Raw(), new Raw()];
    await again.join(ALICE);
    await filler.join(BOB, 'ee'.repeat(32));
    const last = new Raw();
    await last.next();
    older.socket.terminate();
    // The server is full until it has seen the old connection end.
    for (let b = new Raw(); ; b = new Raw()) {
      const first = await Promise.race([b.join(BOB), b.closed]);
      if (typeof first === 'number') continue;
      b.say(relay(ALICE, 'hello'));
      expect(await again.next()).toMatchObject({ type: 'relay', body: 'hello' });
      break;
    }
  });

  test.each<[string, unknown, RegExp]>([
    ['a relay before the join', relay(BOB, 'x'), /join first/],
    ['no JSON', 'hello', /not JSON/],
    ['an unknown type', { type: 'shout' }, /wrong type/],
    ['a body of 65 kB', relay(BOB, 'x'.repeat(65 * 1024)), /wrong body/],
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
    for (let i = 0; i < 150; i++) client.say({ type: 'pong' });
    expect(await client.next()).toMatchObject({
      type: 'error',
      message: expect.stringContaining('too many messages'),
    });
    expect(await client.closed).toBe(1008);
  });

  test('peers and deployments are bounded; an empty deployment makes room', async () => {
    const clients = [new Raw(), new Raw(), new Raw()];
    await clients[0].join(ALICE, '01'.repeat(32));
    await clients[1].join(ALICE, '02'.repeat(32));
    expect(await clients[2].join(ALICE, '03'.repeat(32))).toMatchObject({
      type: 'error',
      message: 'this signalling server serves no further deployment',
    });
    clients[0].socket.close();
    await Promise.all([clients[0].closed, clients[2].closed]);
    const late = new Raw();
    expect(await late.join(ALICE, '03'.repeat(32))).toEqual({ type: 'joined' });
    const crowd = [new Raw(), new Raw(), new Raw()];
    expect(await crowd[2].closed).toBe(1013);
  });
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
    return { sockets, alarms, ring, client: new Signalling(options) };
  }

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
