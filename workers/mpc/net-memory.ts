import { ProtocolError } from '../errors.ts';
import type { Party, PartyNet } from './party.ts';

/** Sees every message between the parties of one process: tests look at views, benchmarks count. */
export type NetTap = (from: Party, to: Party, step: string, data: Uint8Array) => void;

/** The nets of parties 1..n that live in one process; element i belongs to party i + 1. */
export function memoryNets(parties: number, tap?: NetTap): PartyNet[] {
  const queues = new Map<string, Queue>();
  const queue = (strand: string, from: Party, to: Party): Queue => {
    const name = `${strand}/${from}>${to}`;
    let found = queues.get(name);
    if (!found) {
      found = new Queue();
      queues.set(name, found);
    }
    return found;
  };
  const net = (self: Party, strand: string): PartyNet => ({
    self,
    parties,
    send(to, step, data) {
      tap?.(self, to, step, data);
      queue(strand, self, to).put({ step, data });
    },
    async receive(from, step) {
      const message = await queue(strand, from, self).take();
      if (message.step !== step)
        throw new ProtocolError(`party ${from} is at step "${message.step}", party ${self} at "${step}"`);
      return message.data;
    },
    strand: (number) => net(self, `${strand}/${number}`),
  });
  return Array.from({ length: parties }, (_, i) => net(i + 1, ''));
}

interface Message {
  step: string;
  data: Uint8Array;
}

/** First in, first out; one reader may wait. */
class Queue {
  private readonly messages: Message[] = [];
  private reader: ((message: Message) => void) | null = null;

  put(message: Message): void {
    const { reader } = this;
    this.reader = null;
    if (reader) reader(message);
    else this.messages.push(message);
  }

  take(): Promise<Message> {
    const message = this.messages.shift();
    if (message) return Promise.resolve(message);
    return new Promise((resolve) => {
      this.reader = resolve;
    });
  }
}
