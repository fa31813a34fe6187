import { InputError, ThreadLost } from '../errors.ts';
import { RpcFailed } from '../link/rpc.ts';
import { METHODS } from '../wire/rpc-messages.ts';
import type { PhoneCrypto } from './crypto.ts';
import type { NodeLinks } from './node-links.ts';
import type { Outbox, Waiting } from './outbox.ts';

/** What happened to a waiting message: receipted, refused for good (dropped), or still waiting. */
export interface Delivery extends Pick<Waiting, 'party' | 'epoch' | 'sequence' | 'program'> {
  readonly outcome: 'receipt' | 'refused' | 'waiting';
  /** Why, in one sentence; empty for a receipt. */
  readonly reason: string;
}

/**
 * Sends to one node what waits for it, in order; what is receipted or refused for good leaves the outbox.
 * @throws ThreadLost when the thread that checks receipts is gone
 */
export async function deliverTo(
  crypto: Pick<PhoneCrypto, 'receipt'>,
  links: NodeLinks,
  outbox: Outbox,
  waiting: readonly Waiting[],
): Promise<Delivery[]> {
  const deliveries: Delivery[] = [];
  let down: string | null = null;
  /** Epochs of which the node could take nothing now; what waits of others goes on. */
  const later = new Map<number, string>();
  for (const message of waiting) {
    const { id, message: _, hash: __, ...of } = message;
    const tell = (outcome: Delivery['outcome'], reason: string) =>
      deliveries.push({ ...of, outcome, reason });
    if (down === null && !later.has(of.epoch)) {
      try {
        const answer = await deliver(crypto, links, message);
        if (answer instanceof InputError) {
          await outbox.drop(id);
          tell('refused', answer.message);
        } else {
          await outbox.drop(id, answer);
          tell('receipt', '');
        }
        continue;
      } catch (error) {
        if (error instanceof ThreadLost) throw error; // it says nothing of the node
        const { message: reason } = error as Error;
        if (error instanceof RpcFailed) later.set(of.epoch, reason);
        else down = reason;
      }
    }
    tell('waiting', later.get(of.epoch) ?? down ?? '');
  }
  return deliveries;
}

/**
 * Sends one message. Only the node's own refusal is final; an answer that is no receipt is none.
 * @returns the refusal, or the receipt, verified
 */
async function deliver(
  crypto: Pick<PhoneCrypto, 'receipt'>,
  links: NodeLinks,
  { party, program, message, hash }: Waiting,
): Promise<Uint8Array | InputError> {
  const method = program === undefined ? METHODS.upload : METHODS.fields;
  const receipt = await links.askEnrolled(party, method, message);
  if (!(receipt instanceof InputError)) await crypto.receipt(receipt, party, hash);
  return receipt;
}
