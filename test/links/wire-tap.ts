import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Address } from '../../server-node/listen.ts';

/** What stands between two machines: passes bytes on, and shows and does what a network can. */
export class WireTap {
  /** All that went to the far end. */
  readonly seen: Buffer[] = [];
  readonly #sockets = new Set<Socket>();
  #holds = false;
  #spoils = false;

  private constructor(
    private readonly server: ReturnType<typeof createServer>,
    far: Address,
  ) {
    server.on('connection', (near) => {
      const out = connect(far.port, far.host);
      this.#pass(near, out, true);
      this.#pass(out, near, false);
    });
  }

  static async before(far: Address): Promise<WireTap> {
    const server = createServer();
    const tap = new WireTap(server, far);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return tap;
  }

  get address(): Address {
    return { host: '127.0.0.1', port: (this.server.address() as AddressInfo).port };
  }

  /** From here on nothing passes, and nobody is told. */
  hold(): void {
    this.#holds = true;
  }

  /** Changes a bit of the next bytes to the far end. */
  spoil(): void {
    this.#spoils = true;
  }

  cut(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  close(): void {
    this.cut();
    this.server.close();
  }

  #pass(from: Socket, to: Socket, out: boolean): void {
    this.#sockets.add(from);
    from.on('data', (bytes: Buffer) => {
      if (this.#holds) return;
      if (out) this.seen.push(Buffer.from(bytes));
      if (out && this.#spoils) bytes[bytes.length - 1] ^= 1;
      if (out) this.#spoils = false;
      to.write(bytes);
    });
    from.on('error', () => {});
    from.on('close', () => {
      this.#sockets.delete(from);
      to.destroy();
    });
  }
}
