import { createHmac, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { Doorbell } from '../workers/link/doorbell.ts';
import { MAX_MESSAGE } from '../workers/link/signal-messages.ts';
import { timer } from '../workers/link/signalling.ts';
import { callerAddress, networksOf } from './caller.ts';
import { Seldom } from './seldom.ts';
import { Client, type House } from './signal-client.ts';
import { Places } from './signal-places.ts';
import { Traffic } from './signal-traffic.ts';

export interface SignalServerOptions {
  port: number;
  /** Address to listen on; every one when absent. */
  host?: string;
  /** Hashes of the deployments that are served, each with its nodes' and authority's keys; every one when absent. */
  deployments?: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  /** A reverse proxy on this machine says who calls. */
  proxy?: boolean | undefined;
  /** Connections at once; more are refused. */
  maxPeers?: number;
  /** What networks may send. */
  traffic?: Pick<Traffic, 'of'>;
  log?: (what: string) => void;
}

export interface SignalServer {
  /** The port it listens on: the one asked for, or a free one for 0. */
  readonly port: number;
  close(): Promise<void>;
}

/**
 * The signalling server: brings peers of one deployment together and sees neither their links nor their keys.
 *
 * It checks that a peer holds the key under which it joins, so that nobody is shut out by a namesake; peers trust
 * it with nothing beyond that, and prove everything to each other (workers/link/description.ts).
 *
 * A node gets in when there is no place left, or when its network has spent its traffic. As only the join tells who
 * a node is, whoever finds no place waits for a turn, drawn among sites (link/doorbell.ts), and then may join, but
 * only under a key that its deployment names: 20 of these a second, so 100 are there beyond the bounds at most.
 *
 * There is no bound of rooms: anybody can invent deployments, and with a bound invented ones would keep the real one
 * out. Each room has a connection in it, so the bounds of connections hold for rooms as well.
 */
export async function startSignalServer(options: SignalServerOptions): Promise<SignalServer> {
  const { maxPeers = 10_000, deployments, proxy = false, traffic = new Traffic(), log = () => {} } = options;
  const seldom = new Seldom();
  const house: House = {
    rooms: new Map(),
    served: deployments,
    // An open page of another deployment asks for as long as it is open.
    refused: (via, why) => {
      if (seldom.isTime(`${via} ${why}`)) log(`signalling: refused a client: ${why}`);
    },
  };
  const places = new Places(maxPeers, randomInt);
  const door = new Doorbell(timer, randomInt);
  /** Calls without a place, and why they have none. */
  const refusals = new WeakMap<IncomingMessage, string>();
  const callerOf = ({ socket, headers }: IncomingMessage) =>
    callerAddress(socket.remoteAddress ?? 'unknown', headers['x-forwarded-for']?.toString(), proxy);
  // Peers learn addresses of each other, but not what this server calls a site.
  const secret = randomBytes(32);
  const aliasOf = (site: string) => createHmac('sha256', secret).update(site).digest('hex').slice(0, 16);
  const http = createServer((_, response) => response.writeHead(200).end('SafeTrace signalling server\n'));
  const sockets = new WebSocketServer({
    server: http,
    maxPayload: MAX_MESSAGE,
    // Who gets no place is refused before there is a WebSocket, which would read on while it is closed.
    verifyClient: ({ req }, answer) => {
      const caller = callerOf(req);
      const isPaid = () => traffic.of(caller).open();
      const refusal = places.refusal(caller) ?? (isPaid() ? null : 'too much traffic from this network');
      if (refusal === null) return answer(true);
      refusals.set(req, refusal);
      const refuse = () => answer(false, 503, refusal);
      if (deployments) door.ring(networksOf(caller).site, randomUUID(), () => answer(true), refuse);
      else refuse();
    },
  });
  sockets.on('connection', (socket, request) => {
    socket.on('error', (error) => log(`signalling: ${error.message}`)); // first: without it one torn frame ends us
    const caller = callerOf(request);
    const refusal = refusals.get(request) ?? null;
    const { site } = networksOf(caller);
    const client = new Client(socket, { via: aliasOf(site), payers: traffic.of(caller), refusal }, house);
    if (refusal === null) socket.on('close', places.take(caller, client));
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    sockets.on('error', reject); // ws repeats the errors of the HTTP server
    http.listen(options.port, options.host, resolve);
  });
  return {
    port: (http.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        door.close();
        for (const socket of sockets.clients) socket.terminate();
        sockets.close(() => http.close(() => resolve()));
      }),
  };
}
