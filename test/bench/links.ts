import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startSignalServer } from '../../server-node/signal-server.ts';
import type { PeerLink } from '../../workers/link/peer-link.ts';
import { DEPLOYMENT, identity, member } from '../links/webrtc-world.ts';
import type { Bench } from './bench-kind.ts';
import { benchMesh, type MeshRound } from './mesh-rounds.ts';

/** What a WebRTC link between two nodes' processes on loopback does, and the mesh of three. */
export interface LinkNumbers {
  /** Joining, descriptions, ICE and DTLS, milliseconds. */
  setUp: number;
  /** One way, in frames of 4 MiB, 10^6 bytes a second. */
  megabytesPerSecond: number;
  /** CPU time of the sending process meanwhile, all threads, ns for each byte. */
  byteNs: number;
  /** There and back: payload in bytes, mean and slowest in milliseconds. */
  roundTrips: { bytes: number; mean: number; slowest: number }[];
  mesh: MeshRound[];
}

/** Measures for some seconds; loopback only. */
export async function benchLinks(): Promise<LinkNumbers> {
  const server = await startSignalServer({ port: 0, host: '127.0.0.1' });
  const trusted = new Set([identity(2).publicKey]);
  const introducer = await member(server, identity(1), { trusted });
  const coming = new Promise<PeerLink>((resolve) => introducer.accept(resolve));
  await introducer.dial(identity(9).publicKey).catch(() => {}); // nobody; afterwards we have joined
  const script = fileURLToPath(new URL('./links-peer.ts', import.meta.url));
  const other = spawn(
    process.execPath,
    ['--import', 'tsx', script, String(server.port), DEPLOYMENT, identity(1).publicKey],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const ended = new Promise<never>((_, reject) => {
    other.once('exit', () => reject(new Error('the other process of the link benchmark ended')));
  });
  ended.catch(() => {}); // also when it is we who end it
  const link = await Promise.race([coming, ended]);
  const roundTrips: LinkNumbers['roundTrips'] = [];
  for (const [bytes, count] of [
    [16, 1000],
    [1024, 1000],
    [16 * 1024, 500],
    [64 * 1024, 200],
  ]) {
    roundTrips.push(await roundTrip(link, bytes, count));
  }
  const { megabytesPerSecond, byteNs } = await throughput(link, 4 << 20, 50);
  const setUp = await timeSetUp(server);
  link.close();
  introducer.close();
  other.kill();
  await server.close();
  return { setUp, megabytesPerSecond, byteNs, roundTrips, mesh: await benchMesh() };
}

async function roundTrip(link: PeerLink, bytes: number, count: number) {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    await link.send(new Uint8Array(bytes));
    await link.receive();
    times.push(performance.now() - start);
  }
  return { bytes, mean: times.reduce((sum, time) => sum + time) / count, slowest: Math.max(...times) };
}

async function throughput(link: PeerLink, bytes: number, count: number) {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const sending = (async () => {
    for (let i = 0; i < count; i++) await link.send(new Uint8Array(bytes));
  })();
  for (let i = 0; i < count; i++) await link.receive();
  await sending;
  const megabytesPerSecond = (bytes * count) / 1000 / (performance.now() - start);
  const { user, system } = process.cpuUsage(cpu);
  return { megabytesPerSecond, byteNs: (1000 * (user + system)) / (bytes * count) };
}

/** One more link, between two introducers of this process. */
async function timeSetUp(server: { port: number }): Promise<number> {
  const trusted = new Set([3, 4].map((number) => identity(number).publicKey));
  const [a, b] = await Promise.all([3, 4].map((number) => member(server, identity(number), { trusted })));
  b.accept(() => {});
  await Promise.all([a, b].map((side) => side.dial(identity(9).publicKey).catch(() => {})));
  const start = performance.now();
  const link = await a.dial(identity(4).publicKey);
  const time = performance.now() - start;
  link.close();
  a.close();
  b.close();
  return time;
}

/** The `links` subcommand. */
export const linksBench: Bench = {
  name: 'links',
  about: 'a WebRTC link between two processes on loopback, and rounds of messages in the mesh of three',
  run: () => benchLinks(),
};
