import { createServer } from 'node:net';

/** Below those that Linux gives to outgoing connections, one of which might take a free one before its server does. */
const [FROM, TO] = [20_000, 32_000];

/** A port of 127.0.0.1 that nobody uses now, with the next two free as well. */
export async function freePorts(): Promise<number> {
  for (;;) {
    const port = FROM + Math.floor(Math.random() * (TO - FROM));
    const free = await Promise.all([port, port + 1, port + 2].map(isFree));
    if (free.every(Boolean)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
