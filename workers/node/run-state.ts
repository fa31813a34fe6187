/** Where a run stands (DESIGN §9). A node logs each change; `aborted` is followed by a new attempt. */
export enum RunState {
  /** The run's epoch goes on; phones record, nobody has agreed to anything yet. */
  Proposed = 'proposed',
  /** The epoch is over; phones upload until the collect time ends. */
  Collecting = 'collecting',
  /** Every node of the roster is connected and named the same deployment, hence program, attempt, and links. */
  Agreed = 'agreed',
  /** Report sets were signed, exchanged and cut to what every node holds; nothing enters any more. */
  Sealed = 'sealed',
  /** Shares are computed on; the stage says which step. */
  Computing = 'computing',
  /** Results are sealed to their accounts and kept aside until every node has signed the same end. */
  Returning = 'returning',
  /** Every node signed; effects count, results can be fetched, inputs are erased. */
  Done = 'done',
  /** The attempt ended without effect; the reason says why. */
  Aborted = 'aborted',
}

/** What a node says of a run while it goes on; public facts only. */
export interface RunProgress {
  run: number;
  attempt: number;
  state: RunState;
  /** The step within `computing`, the links that were agreed, or the reason of an abort. */
  stage?: string;
  /** Jobs of this stage that are finished, and how many there are. */
  finished?: number;
  total?: number;
}
