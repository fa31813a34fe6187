import { Letters } from './letters.ts';
import type { Party, PartyNet } from './party.ts';

/** A message of one step of one job, or of a strand of it. A list is cloned in half the time of named fields. */
export type PortLetter = readonly [job: string, step: string, data: Uint8Array<ArrayBuffer>];

/** What goes through a port: letters whose buffers are transferred, or why all has ended. */
export type PortMessage = readonly PortLetter[] | string;

/** So many bytes do not wait for more: they travel while the next ones are computed. */
const ENOUGH = 1 << 14;

/**
 * Letters to one port, in one message what is sent in one turn. The jobs of a night go on together: what a message
 * brings to many of them, they answer with one.
 */
export class Batch {
  #letters: PortLetter[] = [];
  #bytes = 0;

  constructor(private readonly port: MessagePort) {}

  /** Sends without a copy, with the whole buffer that `data` is in: nothing else may use that. */
  send(job: string, step: string, data: Uint8Array): void {
    if (this.#letters.length === 0) queueMicrotask(() => this.#flush());
    this.#letters.push([job, step, data as Uint8Array<ArrayBuffer>]);
    this.#bytes += data.length;
    if (this.#bytes >= ENOUGH) this.#flush();
  }

  #flush(): void {
    if (this.#letters.length === 0) return;
    const buffers = this.#letters.map(([, , data]) => data.buffer);
    this.port.postMessage(this.#letters satisfies PortMessage, buffers);
    this.#letters = [];
    this.#bytes = 0;
  }
}

/**
 * The links of a party whose engine runs in a thread of its own: a MessagePort for each other party, at whose far end
 * is that party's thread or whoever carries messages to it.
 *
 * Who holds the far end is trusted as this thread is: shapes of messages are not checked.
 */
export class PortLinks {
  /** Hears why these links ended. */
  onFail?: (reason: string) => void;
  readonly #letters: ReadonlyMap<Party, Letters>;
  readonly #batches: ReadonlyMap<Party, Batch>;

  /** @param kind what is linked, for errors: workers of one party talk likewise */
  constructor(
    readonly self: Party,
    readonly ports: ReadonlyMap<Party, MessagePort>,
    kind = 'party',
  ) {
    this.#letters = new Map([...ports.keys()].map((party) => [party, new Letters(`${kind} ${party}`)]));
    this.#batches = new Map([...ports].map(([party, port]) => [party, new Batch(port)]));
    for (const [party, port] of ports) {
      const letters = this.#letters.get(party)!;
      port.onmessage = ({ data }: { data: PortMessage }) => {
        if (typeof data === 'string') this.fail(data);
        else for (const letter of data) this.#deliver(letters, letter);
      };
    }
  }

  /** The messages of one job. */
  channel(job: string): PartyNet {
    return {
      self: this.self,
      parties: this.ports.size + 1,
      send: (to, step, data) =>
        this.#batches
          .get(to)!
          .send(job, step, data.byteLength === data.buffer.byteLength ? data : data.slice()),
      receive: (from, step) => this.#letters.get(from)!.take(job, step),
      strand: (number) => this.channel(`${job}/${number}`),
    };
  }

  /** Ends every waiting and future receive with this reason, and the ports. */
  fail(reason: string): void {
    for (const letters of this.#letters.values()) letters.fail(reason);
    for (const port of this.ports.values()) port.close();
    this.onFail?.(reason);
  }

  #deliver(letters: Letters, [job, step, data]: PortLetter): void {
    try {
      letters.put(job, { step, data });
    } catch (error) {
      this.fail((error as Error).message);
    }
  }
}
