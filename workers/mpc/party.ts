/** The role of a node in one computation: 1..n, its place in the roster. */
export type Party = number;

/** The parties before and behind one in the ring of three. */
export const neighboursOf = (self: Party): { previous: Party; next: Party } => ({
  previous: ((self + 1) % 3) + 1,
  next: (self % 3) + 1,
});

/**
 * What a party's engine needs from the links: ordered messages to and from the other parties of one job.
 *
 * A message carries the label of the protocol step that sent it. `receive` throws a ProtocolError when the
 * other party is at another step: never garbage arithmetic.
 */
export interface PartyNet {
  readonly self: Party;
  /** n, the number of parties. */
  readonly parties: number;
  /** Queues `data` for party `to`. The buffer belongs to the net afterwards. */
  send(to: Party, step: string, data: Uint8Array): void;
  /** The next message of party `from`, which must carry `step`. */
  receive(from: Party, step: string): Promise<Uint8Array>;
  /** Messages in an order of their own, beside these: for blocks of work that are under way at the same time. */
  strand(number: number): PartyNet;
}
