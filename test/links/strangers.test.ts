import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { MOST_WINDOW, WINDOW } from '../../workers/link/channel-link.ts';
import { signDescription } from '../../workers/link/description.ts';
import { Doorbell } from '../../workers/link/doorbell.ts';
import { type Identity, identityOf } from '../../workers/link/identity.ts';
import { LinkClosed, type PeerLink } from '../../workers/link/peer-link.ts';
import { MAX_BODY } from '../../workers/link/signal-messages.ts';
import type { Socket } from '../../workers/link/signalling.ts';
import { Strangers } from '../../workers/link/strangers.ts';
import { type WebRtcOptions, webrtcIntroducer } from '../../workers/link/webrtc.ts';
import { SCHEMES } from '../../workers/mpc/sharing.ts';
import { linkLimits } from '../../workers/wire/link-limits.ts';
import { uploadBytes } from '../../workers/wire/upload.ts';
import { demo } from '../unit/wire-world.ts';
import { DEPLOYMENT, identity } from './webrtc-world.ts';

const SDP = 'v=0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n';
const [BOB, NODE] = [identity(1), identity(2)];
const FIRST = 0;
const SITE = '00112233aabbccdd';

/** A connection below a link: the test opens its channel and speaks for the other side. */
class Connection {
  binaryType = '';
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose = null;
  destroyed = false;
  /** Has an answer made by the library below. */
  answer: (sdp: string) => void = () => {};
  /** What Bob said. */
  readonly sent: Uint8Array[] = [];
  send(message: Uint8Array) {
    this.sent.push(message.slice());
  }
  announce(length: number) {
    this.onmessage?.({
      data: new Uint8Array([FIRST, 0, 0, 0, ...u32(length), ...new Uint8Array(length)]).buffer,
    });
  }
}
const u32 = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);

/** Bob, whose signalling server and connections are the test. */
function bob(limits: Partial<WebRtcOptions> = {}) {
  const connections: Connection[] = [];
  const reports: string[] = [];
  const links: PeerLink[] = [];
  /** What went to the signalling server. */
  const relayed: string[] = [];
  const timers = new Set<() => void>();
  let isFull = false;
  let socket: FakeSocket | undefined;
  class FakeSocket implements Socket {
    onmessage: Socket['onmessage'] = null;
    onclose = null;
    onerror = null;
    constructor() {
      socket = this;
    }
    send(message: string) {
      relayed.push(message);
    }
    close() {}
    hear(message: object) {
      this.onmessage?.({ data: JSON.stringify(message) });
    }
  }
  class RTCPeerConnection {
    ondatachannel = null;
    constructor() {
      if (isFull) throw new Error('Cannot create so many PeerConnections');
    }
    createDataChannel() {
      const connection = new Connection();
      connections.push(connection);
      return connection;
    }
  }
  class Peer {
    connection: Connection | undefined;
    constructor(options: { wrtc: { RTCPeerConnection: new () => unknown } }) {
      try {
        new options.wrtc.RTCPeerConnection();
        this.connection = connections.at(-1);
      } catch {
        // as simple-peer does
      }
    }
    on(event: string, listener: (data: object) => void) {
      if (event === 'signal' && this.connection)
        this.connection.answer = (sdp) => listener({ type: 'answer', sdp });
    }
    signal() {}
    destroy() {
      if (this.connection) this.connection.destroyed = true;
    }
  }
  const introducer = webrtcIntroducer({
    url: 'ws://x',
    deployment: DEPLOYMENT,
    identity: BOB,
    WebSocket: FakeSocket,
    Peer: Peer as unknown as WebRtcOptions['Peer'],
    wrtc: { RTCPeerConnection } as unknown as WebRtcOptions['wrtc'],
    report: (what) => reports.push(what),
    schedule(run, ms) {
      if (ms < 1000) timers.add(run); // that of the doorbell; the signalling server is patient
      return () => timers.delete(run);
    },
    trusted: new Set([NODE.publicKey]),
    ...limits,
  });
  // Who dialled a host that cannot take links yet would wait for an answer that never comes.
  expect(socket).toBeUndefined();
  introducer.accept((link) => links.push(link));
  const heard = socket!;
  heard.hear({ type: 'joined' });
  let sessions = 0;
  /** Lets the time between two strangers pass. */
  const tick = () => {
    const due = [...timers];
    timers.clear();
    for (const run of due) run();
  };
  /** An offer that its sender signed; the connection that Bob made for it, if he did. */
  const offer = (who: Identity): Promise<Connection | undefined> => {
    tick();
    return offerAtOnce(who);
  };
  const offerAtOnce = async (who: Identity): Promise<Connection | undefined> => {
    const session = (++sessions).toString(16).padStart(32, '0');
    const ids = { deployment: DEPLOYMENT, session, dialler: who.publicKey, dialled: BOB.publicKey };
    const before = connections.length;
    const body = await signDescription(who, ids, { type: 'offer', sdp: SDP });
    heard.hear({ type: 'relay', from: who.publicKey, via: SITE, session, body });
    await verified();
    return connections[before];
  };
  const full = (is: boolean) => {
    isFull = is;
  };
  return { introducer, connections, reports, links, relayed, offer, offerAtOnce, tick, full };
}

let introducer: { close(): void } | undefined;
afterEach(() => introducer?.close());
const start = (...args: Parameters<typeof bob>) => {
  const world = bob(...args);
  introducer = world.introducer;
  return world;
};
const stranger = () => identityOf(ed25519.utils.randomSecretKey());

/** Signatures are checked in turns of their own. */
const verified = () => new Promise((resolve) => setImmediate(resolve));

describe('offers that never connect', () => {
  test('one key has at most two under way; a node of the deployment as many as it likes', async () => {
    const { offer, reports } = start();
    const phone = stranger();
    const opened: boolean[] = [];
    for (let i = 0; i < 3; i++) opened.push((await offer(phone)) !== undefined);
    expect(opened).toEqual([true, true, false]);
    expect(reports).toEqual([`peer ${phone.publicKey} opens more than 2 links at once`]);
    for (let i = 0; i < 4; i++) expect(await offer(NODE)).toBeDefined();
    expect(await offer(stranger())).toBeDefined();
  });

  test('many keys end each other and never a node; nobody is refused', async () => {
    const { offer } = start();
    const node = (await offer(NODE))!;
    const crowd: Connection[] = [];
    for (let i = 0; i < 66; i++) crowd.push((await offer(stranger()))!);
    expect(crowd.filter(({ destroyed }) => destroyed)).toHaveLength(2);
    expect(node.destroyed).toBe(false);
    expect(await offer(NODE)).toBeDefined();
    expect(crowd.filter(({ destroyed }) => destroyed)).toHaveLength(2);
  });

  test('who is ended is drawn by lot, so that a flood does not end every slow one', async () => {
    const draws = [63, 0];
    const strangers = new Strangers((count) => draws.shift()! % count);
    const links = Array.from({ length: 66 }, (_, i) => fakeLink(String(i)));
    for (const link of links) {
      strangers.admit(link.peer);
      strangers.began(link);
    }
    expect(links.filter(({ lost }) => lost.mock.calls.length > 0)).toEqual([links[0], links[63]]);
  });

  test('links that opened are counted no more', async () => {
    const { offer, links } = start();
    const phone = stranger();
    for (let i = 1; i <= 3; i++) {
      (await offer(phone))!.onopen!();
      await vi.waitFor(() => expect(links).toHaveLength(i));
    }
    for (const link of links) link.close();
  });
});

describe('offers of strangers', () => {
  test('are taken one at a time, also those of many keys; a node waits for nobody', async () => {
    const { offerAtOnce, connections, tick } = start();
    for (let i = 0; i < 5; i++) await offerAtOnce(stranger());
    expect(connections).toHaveLength(1);
    expect(await offerAtOnce(NODE)).toBeDefined();
    tick();
    await verified();
    expect(connections).toHaveLength(3);
    for (let i = 0; i < 10; i++) tick();
    await verified();
    expect(connections).toHaveLength(6);
  });

  test('of each key one waits: a flood of one takes one turn', async () => {
    const { offerAtOnce, connections, reports, tick } = start();
    const [flood, phone] = [stranger(), stranger()];
    await offerAtOnce(stranger());
    for (let i = 0; i < 20; i++) await offerAtOnce(flood);
    await offerAtOnce(phone);
    tick();
    await verified();
    tick();
    await verified();
    expect(connections).toHaveLength(3);
    for (let i = 0; i < 5; i++) tick();
    await verified();
    expect(connections).toHaveLength(3);
    expect(reports).toEqual([]);
  });

  test('of 256 keys wait; one more ends the wait of another', async () => {
    const taken: number[] = [];
    let open = () => {};
    const schedule = (run: () => void) => {
      open = run;
      return () => {};
    };
    const doorbell = new Doorbell(schedule, () => 0);
    for (let key = 0; key < 259; key++) doorbell.ring(SITE, String(key), () => taken.push(key));
    for (let i = 0; i < 300; i++) open();
    expect(taken).toEqual([0, ...Array.from({ length: 256 }, (_, i) => i + 3)]);
  });

  test('that have no room or no door any more are told so, each once', async () => {
    const told: string[] = [];
    const doorbell = new Doorbell(
      () => () => {},
      (count) => count - 1,
    );
    const ring = (site: string, key: string, visit = key) =>
      doorbell.ring(
        site,
        key,
        () => told.push(`take ${visit}`),
        () => told.push(`drop ${visit}`),
      );
    ring('bb', 'first');
    ring('bb', 'again');
    ring('bb', 'again', 'anew'); // in the place of the one before: nobody had to go
    for (let key = 0; key < 256; key++) ring('aa', String(key));
    expect(told).toEqual(['take first', 'drop 254']);
    doorbell.close();
    expect(told).toHaveLength(2 + 256);
    expect(told).toContain('drop anew');
    expect(new Set(told).size).toBe(told.length);
    doorbell.close();
    expect(told).toHaveLength(2 + 256);
  });

  test('of a site that floods keep nobody of another site out, nor waiting for long', async () => {
    let open = () => {};
    let last = 0;
    const doorbell = new Doorbell(
      (run) => {
        open = run;
        return () => {};
      },
      (count) => {
        last = (Math.imul(last, 1664525) + 1013904223) >>> 0; // as by lot, and the same each time
        return (last >>> 8) % count;
      },
    );
    let turns = 0;
    let met = -1;
    const flood = () => {
      for (let key = 0; key < 300; key++) doorbell.ring('aa', `${turns}/${key}`, () => {});
    };
    flood();
    doorbell.ring('bb', 'honest', () => {
      met = turns;
    });
    for (; turns < 10; turns++) {
      flood();
      open();
    }
    expect(met).not.toBe(-1);
    expect(met).toBeLessThan(3);
  });

  test('that wait are forgotten when the introducer closes', async () => {
    const { offerAtOnce, connections, introducer, tick } = start();
    for (let i = 0; i < 3; i++) await offerAtOnce(stranger());
    introducer.close();
    tick();
    await verified();
    expect(connections).toHaveLength(1);
  });
});

describe('a host that makes no more connections', () => {
  test('drops an offer with a clear report, fails to dial, and goes on when it can again', async () => {
    const { offer, introducer, reports, full, connections } = start();
    const full1 = stranger();
    full(true);
    expect(await offer(full1)).toBeUndefined();
    expect(reports).toEqual([`link to ${full1.publicKey}: this machine makes no more connections now`]);
    // Not an InputError: a phone would take that for the node's refusal.
    await expect(introducer.dial(NODE.publicKey)).rejects.toThrow(LinkClosed);
    full(false);
    expect(await offer(full1)).toBeDefined();
    const dialled = introducer.dial(NODE.publicKey);
    await vi.waitFor(() => expect(connections).toHaveLength(2));
    connections[1].onopen!();
    (await dialled).close();
  });

  test('says before how many links of strangers it bears', async () => {
    const { offer, links } = start({ mostStrangers: 2 });
    for (let i = 1; i <= 3; i++) {
      (await offer(stranger()))!.onopen!();
      await vi.waitFor(() => expect(links).toHaveLength(i));
    }
    (await offer(NODE))!.onopen!();
    await vi.waitFor(() => expect(links).toHaveLength(4));
    expect(await links[0].closed).toContain('others want links too');
    const closed = vi.fn();
    for (const link of links.slice(1)) void link.closed.then(closed);
    await Promise.resolve();
    expect(closed).not.toHaveBeenCalled();
    for (const link of links) link.close();
  });
});

const fakeLink = (peer: string) => ({
  peer,
  closed: new Promise<string>(() => {}),
  lost: vi.fn(),
  close: vi.fn(),
});

test('an offer that foreign code chokes on does not end the connection that brought it', async () => {
  class Choking {
    constructor(options: { wrtc: { RTCPeerConnection: new () => unknown } }) {
      new options.wrtc.RTCPeerConnection();
    }
    on() {}
    signal() {
      throw new TypeError('no such candidate');
    }
    destroy() {}
  }
  const { offer, reports } = start({ Peer: Choking as unknown as WebRtcOptions['Peer'] });
  for (let i = 0; i < 2; i++) expect(await offer(stranger())).toBeDefined();
  expect(reports).toEqual(['no such candidate', 'no such candidate']);
});

describe('open links', () => {
  test('of strangers at most 256: one more ends the oldest', async () => {
    const strangers = new Strangers(() => 0);
    const links = Array.from({ length: 258 }, (_, i) => fakeLink(bytesToHex(Uint8Array.of(...u32(i)))));
    for (const link of links) {
      strangers.began(link);
      strangers.opened(link);
    }
    expect(links.filter(({ close }) => close.mock.calls.length > 0)).toEqual(links.slice(0, 2));
    expect(links.filter(({ lost }) => lost.mock.calls.length > 0)).toEqual([]);
  });

  test('those that closed make room', async () => {
    const strangers = new Strangers(() => 0);
    const close = vi.fn();
    for (let i = 0; i < 5000; i++) {
      strangers.opened({ peer: '', closed: Promise.resolve('done'), lost: vi.fn(), close });
      await Promise.resolve();
    }
    expect(close).not.toHaveBeenCalled();
  });
});

test('an answer that the server would hang up on is not sent; the link ends', async () => {
  const { offer, relayed } = start();
  const [good, long] = [(await offer(stranger()))!, (await offer(stranger()))!];
  const before = relayed.length;
  good.answer(SDP);
  await verified();
  expect(relayed.length).toBe(before + 1);
  long.answer(SDP.padEnd(MAX_BODY));
  await verified();
  expect(relayed.length).toBe(before + 1);
  expect([good, long].map(({ destroyed }) => destroyed)).toEqual([false, true]);
});

describe('what carries a link', () => {
  const windowOf = ({ sent: [credit] }: Connection) => new DataView(credit.buffer).getUint32(1);

  test('those who trust each other have the window of their host, strangers and phones the small one', async () => {
    const both = new Set([BOB.publicKey, NODE.publicKey]);
    const wide = start({ trustedWindow: MOST_WINDOW, trusted: both });
    const [node, phone] = [(await wide.offer(NODE))!, (await wide.offer(stranger()))!];
    const byPhone = start({ trustedWindow: MOST_WINDOW, trusted: new Set([NODE.publicKey]) });
    const ofPhone = (await byPhone.offer(NODE))!;
    const ofBrowser = (await start({ trusted: both }).offer(NODE))!;
    const links = [node, phone, ofPhone, ofBrowser];
    for (const link of links) link.onopen!();
    expect(links.map(windowOf)).toEqual([MOST_WINDOW, WINDOW, WINDOW, WINDOW]);
  });
});

describe('frames', () => {
  const LARGE = 100_001;

  test('a stranger that dials us is held to its size', async () => {
    const { offer, links } = start({ strangerFrame: 100_000 });
    const connection = (await offer(stranger()))!;
    connection.onopen!();
    await vi.waitFor(() => expect(links).toHaveLength(1));
    connection.announce(LARGE);
    expect(await links[0].closed).toContain('a frame of 100001 bytes was announced, 100000 is the most');
  });

  test('nodes, and those we dialled, are not', async () => {
    const { offer, links, introducer, connections } = start({ strangerFrame: 100_000 });
    (await offer(NODE))!.onopen!();
    await vi.waitFor(() => expect(links).toHaveLength(1));
    const dialled = introducer.dial(stranger().publicKey);
    await vi.waitFor(() => expect(connections).toHaveLength(2));
    connections[1].onopen!();
    const all = [...links, await dialled];
    const closed = vi.fn();
    for (const link of all) void link.closed.then(closed);
    for (const connection of connections) connection.announce(LARGE);
    await Promise.resolve();
    expect(closed).not.toHaveBeenCalled();
    for (const link of all) link.close();
  });

  test("a deployment's limits leave room for its uploads and name its nodes and its authority", async () => {
    const d = demo();
    const { trusted, strangerFrame } = linkLimits(d);
    expect([...trusted]).toEqual([...d.roster.map(({ key }) => key), d.authority!.key]);
    expect(strangerFrame).toBe(65536);
    const wide = { ...d, place: { ...d.place, venues: 5000 } };
    for (const [parties, threshold] of SCHEMES) {
      const roster = Array.from({ length: parties }, (_, i) => ({ ...d.roster[0], name: `${i}` }));
      const many = { ...wide, parties, threshold, roster };
      const longest = Math.max(...roster.map((_, i) => uploadBytes(many, i + 1)));
      expect(linkLimits(many).strangerFrame).toBe(longest + 1024);
    }
  });
});
