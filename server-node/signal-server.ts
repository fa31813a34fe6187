import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { MAX_MESSAGE } from '../workers/link/signal-messages.ts';
import { callerAddress, networksOf } from './caller.ts';
import { Client, type Room } from './signal-client.ts';
import { Places } from './signal-places.ts';

export interface SignalServerOptions {
  port: number;
  /** Address to listen on; every one when absent. */
  host?: string;
  /** Hashes of the deployments that are served; every one when absent. */
  deployments?: ReadonlySet<string> | undefined;
  /** A reverse proxy on this machine says who calls. */
  proxy?: boolean | undefined;
  /** Connections at once; more are refused. */
  maxPeers?: number;
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
 * There is no bound of rooms: anybody can invent deployments, and with a bound invented ones would keep the real one
 * out. Each room has a connection in it, so the bounds of connections hold for rooms as well.
 */
export async function startSignalServer(options: SignalServerOptions): Promise<SignalServer> {
  const { maxPeers = 10_000, deployments, proxy = false, log = () => {} } = options;
  const rooms = new Map<string, Room>();
  const places = new Places(maxPeers);
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
      const refusal = places.refusal(callerOf(req));
      if (refusal) answer(false, 503, refusal);
      else answer(true);
    },
  });
  sockets.on('connection', (socket, request) => {
    socket.on('error', (error) => log(`signalling: ${error.message}`)); // first: without it one torn frame ends us
    const caller = callerOf(request);
    socket.on('close', places.take(caller));
    new Client(aliasOf(networksOf(caller).site), socket, rooms, deployments, log);
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
        for (const socket of sockets.clients) socket.terminate();
        sockets.close(() => http.close(() => resolve()));
      }),
  };
}
