import type { Party } from '../mpc/party.ts';
import type { SealedUpload } from './seal.ts';

/** A message that one node has not receipted yet. */
export interface Waiting {
  /** Unique; ids ascend in the order in which messages must be sent. */
  readonly id: number;
  readonly party: Party;
  readonly epoch: number;
  readonly sequence: number;
  /** Hash (hexadecimal) of the program whose fields these are; absent in an upload. */
  readonly program?: string;
  /** `headerHash` of the upload: what the receipt must name. */
  readonly hash: Uint8Array;
  /** Sent again byte by byte until there is a receipt. */
  readonly message: Uint8Array;
}

/**
 * What an outbox is to keep of a sealed upload: a message for each node.
 * @param program hash of the program whose fields it is; absent for an upload
 */
export const messagesOf = (
  { epoch, sequence, hash, messages }: SealedUpload,
  program?: string,
): Omit<Waiting, 'id'>[] =>
  messages.map((message, i) => ({
    ...{ party: i + 1, epoch, sequence, hash, message },
    ...(program !== undefined && { program }),
  }));

/**
 * Uploads on their way, kept where a closed app loses nothing: memory here, IndexedDB in the PWA.
 */
export interface Outbox {
  /** The next sequence of an epoch's uploads, 0 at first; counted durably before it is returned. */
  nextSequence(epoch: number): Promise<number>;
  /** Keeps messages, all or none, in this order. */
  add(messages: readonly Omit<Waiting, 'id'>[]): Promise<void>;
  /** What waits, ids ascending. */
  list(): Promise<Waiting[]>;
  /**
   * The message was receipted, or refused for good. No error when it is gone already.
   * @param receipt as the node signed it, verified; absent for a refusal
   */
  drop(id: number, receipt?: Uint8Array): Promise<void>;
}

/** An outbox that lives as long as the process. */
export function memoryOutbox(): Outbox {
  const sequences = new Map<number, number>();
  const waiting = new Map<number, Waiting>();
  let next = 0;
  return {
    async nextSequence(epoch) {
      const sequence = sequences.get(epoch) ?? 0;
      sequences.set(epoch, sequence + 1);
      return sequence;
    },
    async add(messages) {
      for (const message of messages) waiting.set(next, { ...message, id: next++ });
    },
    async list() {
      return [...waiting.values()];
    },
    async drop(id) {
      waiting.delete(id);
    },
  };
}
