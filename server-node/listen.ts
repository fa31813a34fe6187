import { createServer } from 'node:net';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { UsageError } from './errors.ts';

export interface Address {
  host: string;
  port: number;
}

/** A server that listens. */
export interface Listening {
  /** The real port, also when 0 was asked for. */
  port: number;
  close(): Promise<void>;
}

/** Serves an application over HTTP. @throws UsageError when the address cannot be listened on */
export function serveHttp(app: Hono, address: Address): Promise<Listening> {
  return listening(
    address,
    () =>
      new Promise((resolve, reject) => {
        const server = serve({ fetch: app.fetch, hostname: address.host, port: address.port }, ({ port }) =>
          resolve({
            port,
            close: () =>
              new Promise((closed) => {
                server.close(() => closed());
                if ('closeAllConnections' in server) server.closeAllConnections();
              }),
          }),
        );
        server.on('error', reject);
      }),
  );
}

/** Looks whether an address can be listened on now, and gives it back. @throws UsageError when it cannot */
export async function requireFree(address: Address): Promise<void> {
  const probe = createServer();
  await listening(
    address,
    () =>
      new Promise<void>((resolve, reject) => {
        probe.once('error', reject);
        probe.listen(address.port, address.host, () => probe.close(() => resolve()));
      }),
  );
}

/** Starts a server and turns the system's refusals into a sentence. @throws UsageError naming the address */
export async function listening<T>({ host, port }: Address, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new UsageError(`port ${port} on ${host} is taken; stop what uses it or choose another port`);
    }
    if (code === 'EACCES')
      throw new UsageError(`port ${port} on ${host} needs more rights than this user has`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new UsageError(`${host} is no address of this machine`);
    }
    throw error;
  }
}
