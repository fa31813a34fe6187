import { type Letter, Letters } from './letters.ts';
import type { Party, PartyNet } from './party.ts';

/** What goes through a port: a message whose buffer is transferred, or the end of all. */
export type PortMessage =
  | {
      /** Job, and strand of it. */
      readonly job: string;
      readonly step: string;
      readonly data: Uint8Array<ArrayBuffer>;
    }
  | { readonly failure: string };

/** Sends a message through a port without a copy, with the whole buffer that it is in: nothing else may use that. */
export function handTo(port: MessagePort, job: string, step: string, data: Uint8Array): void {
  const message: PortMessage = { job, step, data: data as Uint8Array<ArrayBuffer> };
  port.postMessage(message, [message.data.buffer]);
}

/** As `handTo`; but a part of a larger buffer is copied first. */
export function postTo(port: MessagePort, job: string, step: string, data: Uint8Array): void {
  handTo(port, job, step, data.byteLength === data.buffer.byteLength ? data : data.slice());
}

/**
 * The links of a party whose engine runs in a thread of its own: a MessagePort for each other party, at whose far end
 * is that party's thread or whoever carries messages to it.
 *
 * Who holds the far end is trusted as this thread is: shapes of messages are not checked.
 */
export class PortLinks {
  readonly #letters: ReadonlyMap<Party, Letters>;

  constructor(
    readonly self: Party,
    readonly ports: ReadonlyMap<Party, MessagePort>,
  ) {
    this.#letters = new Map([...ports.keys()].map((party) => [party, new Letters(`party ${party}`)]));
    for (const [party, port] of ports) {
      const letters = this.#letters.get(party)!;
      port.onmessage = ({ data }: { data: PortMessage }) => {
        if ('failure' in data) this.fail(data.failure);
        else this.#deliver(letters, data);
      };
    }
  }

  /** The messages of one job. */
  channel(job: string): PartyNet {
    return {
      self: this.self,
      parties: this.ports.size + 1,
      send: (to, step, data) => postTo(this.ports.get(to)!, job, step, data),
      receive: (from, step) => this.#letters.get(from)!.take(job, step),
      strand: (number) => this.channel(`${job}/${number}`),
    };
  }

  /** Ends every waiting and future receive with this reason, and the ports. */
  fail(reason: string): void {
    for (const letters of this.#letters.values()) letters.fail(reason);
    for (const port of this.ports.values()) port.close();
  }

  #deliver(letters: Letters, message: Letter & { job: string }): void {
    try {
      letters.put(message.job, message);
    } catch (error) {
      this.fail((error as Error).message);
    }
  }
}
