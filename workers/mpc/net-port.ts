import { Letters } from './letters.ts';
import type { Party, PartyNet } from './party.ts';

/** A message on its way; the buffer of `data` is transferred and holds nothing else. */
export interface PortMessage {
  /** Job, and strand of it. */
  readonly job: string;
  readonly step: string;
  readonly data: Uint8Array<ArrayBuffer>;
}

/**
 * The links of a party whose engine runs in a thread of its own: a MessagePort for each other party, at whose far end
 * is that party's thread or whoever carries messages to it. Messages are moved, not copied.
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
        try {
          letters.put(data.job, data);
        } catch (error) {
          this.fail((error as Error).message);
        }
      };
    }
  }

  /** The messages of one job. */
  channel(job: string): PartyNet {
    return {
      self: this.self,
      parties: this.ports.size + 1,
      send: (to, step, data) => {
        const alone = whole(data);
        const message: PortMessage = { job, step, data: alone };
        this.ports.get(to)!.postMessage(message, [alone.buffer]);
      },
      receive: (from, step) => this.#letters.get(from)!.take(job, step),
      strand: (number) => this.channel(`${job}/${number}`),
    };
  }

  /** Ends every waiting and future receive with this reason, and the ports. */
  fail(reason: string): void {
    for (const letters of this.#letters.values()) letters.fail(reason);
    for (const port of this.ports.values()) port.close();
  }
}

/** A transfer takes the whole buffer along: what is only a part of one is copied first. */
function whole(data: Uint8Array): Uint8Array<ArrayBuffer> {
  return (
    data.byteLength === data.buffer.byteLength && data.buffer instanceof ArrayBuffer ? data : data.slice()
  ) as Uint8Array<ArrayBuffer>;
}
