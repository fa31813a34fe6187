import { describe, expect, test, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { onlyNumeric } from '../../server-node/native-webrtc.ts';
import { startSignalServer } from '../../server-node/signal-server.ts';
import { InputError } from '../../workers/errors.ts';
import {
  onlyLoopback,
  openDescription,
  type Session,
  signDescription,
} from '../../workers/link/description.ts';
import { DEPLOYMENT, identity, member } from './webrtc-world.ts';

const [ALICE, BOB, MALLORY] = [1, 2, 3].map(identity);
const SDP = 'v=0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=fingerprint:sha-256 AA:BB\r\n';
const SESSION: Session = {
  deployment: DEPLOYMENT,
  session: '11'.repeat(16),
  dialler: ALICE.publicKey,
  dialled: BOB.publicKey,
};
const offer = { type: 'offer', sdp: SDP } as const;
const answer = { type: 'answer', sdp: SDP } as const;
const signed = await signDescription(ALICE, SESSION, offer);

describe('descriptions', () => {
  test('one that its sender signed for this session is opened', async () => {
    expect(await openDescription(BOB, signed, SESSION, 'offer')).toEqual(offer);
    const text = await signDescription(BOB, SESSION, answer, SDP);
    expect(await openDescription(ALICE, text, SESSION, 'answer', SDP)).toEqual(answer);
  });

  test.each<[string, string | Promise<string>, Partial<Session>]>([
    ['another signer', signDescription(MALLORY, SESSION, offer), {}],
    ['another session', signed, { session: '22'.repeat(16) }],
    ['another deployment', signed, { deployment: 'ee'.repeat(32) }],
    ['another addressee', signed, { dialled: MALLORY.publicKey }],
    ['another sender', signed, { dialler: MALLORY.publicKey }],
    ['a changed fingerprint', signed.replace('AA:BB', 'AA:BC'), {}],
    ['no signature', JSON.stringify({ ...offer, signature: '' }), {}],
    ['an answer', signDescription(ALICE, SESSION, answer), {}],
    [
      'audio beside the data',
      signDescription(ALICE, SESSION, { ...offer, sdp: `${SDP}m=audio 9 X 0\r\n` }),
      {},
    ],
    ['no section at all', signDescription(ALICE, SESSION, { ...offer, sdp: 'v=0\r\n' }), {}],
    ['an SDP of 65 kB', signDescription(ALICE, SESSION, { ...offer, sdp: SDP.padEnd(65 * 1024) }), {}],
    [
      'a section of a long name',
      signDescription(ALICE, SESSION, { ...offer, sdp: `${SDP}a=mid:${'m'.repeat(17)}\r\n` }),
      {},
    ],
    ['a section of no name', signDescription(ALICE, SESSION, { ...offer, sdp: `${SDP}a=mid\r\n` }), {}],
    [
      'a line that only some see',
      signDescription(ALICE, SESSION, { ...offer, sdp: `${SDP}a=x\ra=mid:0\r\n` }),
      {},
    ],
    [
      'a word that ends only for some',
      signDescription(ALICE, SESSION, { ...offer, sdp: `${SDP}a=x\u00a0y\r\n` }),
      {},
    ],
    ['no JSON', '{', {}],
  ])('an offer with %s is refused', async (_, text, change) => {
    const opened = openDescription(BOB, await text, { ...SESSION, ...change }, 'offer');
    await expect(opened).rejects.toThrow(InputError);
  });

  test('an answer to another offer is refused', async () => {
    const text = await signDescription(BOB, SESSION, answer, SDP);
    const opened = openDescription(ALICE, text, SESSION, 'answer', `${SDP}a=x\r\n`);
    await expect(opened).rejects.toThrow(InputError);
  });

  test('figures only: names are dropped, and what is too many', () => {
    const candidate = (address: string, end = '\r\n') =>
      `a=candidate:1 1 udp 2122 ${address} 4000 typ host generation 0${end}`;
    const words = [
      'abc.local',
      'evil.example',
      'abc',
      '',
      'a.1:b',
      'dead:beef',
      ':',
      '1::2::3',
      'fe80::1%evil.example',
    ];
    const names = words.map((name) => candidate(name)).join('');
    const kept = ['10.0.0.1', '2001:db8::1', '::ffff:10.0.0.1'].map((address) => candidate(address)).join('');
    const tricks = [
      'a=candidate:1\t1 udp 2122 evil.example 10.0.0.1\r\n',
      'a=candidate: 1 1 udp 2122 evil.example 1\r\n',
    ];
    tricks.push('a=candidate:1 1 udp 1evil.example 127.0.0.1 typ host\r\n', candidate('999.1.1.1'));
    const last = candidate('evil.example', '');
    expect(onlyNumeric(SDP + names + kept + tricks.join('') + last)).toBe(SDP + kept);
    expect(onlyNumeric(candidate('10.0.0.1').repeat(30))).toBe(candidate('10.0.0.1').repeat(20));
  });

  test('loopback only: other candidates are dropped', () => {
    const candidate = (address: string) =>
      `a=candidate:1 1 udp 2122 ${address} 4000 typ host generation 0\r\n`;
    const foreign = ['10.0.0.1', '127.0.0.1.example', 'fe80::1', 'abc.local', '1127.0.0.1']
      .map(candidate)
      .join('');
    const own = candidate('127.0.0.1') + candidate('127.1.2.3') + candidate('::1');
    expect(onlyLoopback(SDP + foreign + own + foreign)).toBe(SDP + own);
  });
});

/** A signalling server that does to every relayed message what the test says. */
async function lyingServer(twist: (message: Relayed) => Relayed[]) {
  const honest = await startSignalServer({ port: 0, host: '127.0.0.1' });
  const proxy = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => proxy.once('listening', resolve));
  proxy.on('connection', (client) => {
    const upstream = new WebSocket(`ws://127.0.0.1:${honest.port}`);
    upstream.onmessage = ({ data }) => {
      const message = JSON.parse(String(data));
      for (const out of message.type === 'relay' ? twist(message) : [message])
        client.send(JSON.stringify(out));
    };
    client.on('message', (data) => upstream.send(data.toString()));
    client.on('close', () => upstream.close());
  });
  const close = async () => {
    for (const client of proxy.clients) client.terminate();
    proxy.close();
    await honest.close();
  };
  return { port: (proxy.address() as { port: number }).port, close };
}
interface Relayed {
  type: 'relay';
  from: string;
  session: string;
  body: string;
}

/** Alice dials Bob through the lying server. */
async function attempt(twist: (message: Relayed) => Relayed[]) {
  const server = await lyingServer(twist);
  const reports: string[] = [];
  const report = (what: string) => reports.push(what);
  const [a, b] = await Promise.all([
    member(server, ALICE, { report, patience: 1500 }),
    member(server, BOB, { report, patience: 1500 }),
  ]);
  const accepted = vi.fn();
  b.accept(accepted);
  await b.dial(identity(9).publicKey).catch(() => {}); // it has joined
  const outcome = await a.dial(BOB.publicKey).then(
    (link) => link,
    (error: Error) => error,
  );
  // The side that dialled may be first to see the channel open; closing now would stop the other.
  if ('peer' in outcome) await vi.waitFor(() => expect(accepted).toHaveBeenCalled());
  a.close();
  b.close();
  await server.close();
  return { outcome, reports, accepted };
}

const changed = (message: Relayed, change: (sdp: string) => string): Relayed => {
  const body = JSON.parse(message.body);
  return { ...message, body: JSON.stringify({ ...body, sdp: change(body.sdp) }) };
};
/** Another certificate's fingerprint: what a man in the middle must write. */
const otherFingerprint = (sdp: string) => sdp.replace(/(a=fingerprint:sha-256 )../, '$100');
const isOffer = (message: Relayed) => JSON.parse(message.body).type === 'offer';

describe('a signalling server that lies gets no link, and the truth still opens one', () => {
  test('it changes the fingerprint in the offer', async () => {
    const { outcome, reports, accepted } = await attempt((message) =>
      isOffer(message) ? [changed(message, otherFingerprint)] : [message],
    );
    expect(outcome).toMatchObject({
      name: 'LinkClosed',
      message: expect.stringMatching(/no connection in 1.5 s/),
    });
    expect(reports).toContainEqual(
      expect.stringContaining(`the offer of ${ALICE.publicKey} is not signed by it`),
    );
    expect(accepted).not.toHaveBeenCalled();
  });

  test('it changes the fingerprint in the answer', async () => {
    const { outcome, reports, accepted } = await attempt((message) =>
      isOffer(message) ? [message] : [changed(message, otherFingerprint)],
    );
    expect(outcome).toMatchObject({ name: 'LinkClosed' });
    expect(reports).toContainEqual(
      expect.stringContaining(`the answer of ${BOB.publicKey} is not signed by it`),
    );
    expect(accepted).not.toHaveBeenCalled();
  });

  test('it plays a recorded offer in another session, and under another name', async () => {
    const { outcome, reports, accepted } = await attempt((message) =>
      isOffer(message)
        ? [
            { ...message, session: '33'.repeat(16) },
            { ...message, from: MALLORY.publicKey },
          ]
        : [message],
    );
    expect(outcome).toMatchObject({ name: 'LinkClosed' });
    expect(reports.filter((report) => report.includes('is not signed by it for this session'))).toHaveLength(
      2,
    );
    expect(accepted).not.toHaveBeenCalled();
  });

  test('it adds forged messages and repeats true ones', async () => {
    const { outcome, accepted } = await attempt((message) => [
      changed(message, otherFingerprint),
      { ...message, body: '{' },
      message,
      message,
    ]);
    expect(outcome).toMatchObject({ peer: BOB.publicKey });
    expect(accepted).toHaveBeenCalledTimes(1);
    if ('close' in outcome) outcome.close();
  });
});
