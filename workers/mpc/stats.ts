/** What one protocol step (or everything under one name) cost this party. */
export interface StepCost {
  bytes: number;
  rounds: number;
  opened: number;
}

/** What one phase cost this party. Seconds are wall time of the injected clock. */
export interface PhaseCost {
  name: string;
  seconds: number;
  bytes: number;
  rounds: number;
}

/** A phase of an engine's work. */
export interface EnginePhase extends PhaseCost {
  /** Of keystreams that were made. */
  streamBytes: number;
}

/**
 * Traffic and rounds of one party, by step and by phase.
 *
 * Counts only what is public: sizes, never values.
 */
export class Stats {
  readonly steps = new Map<string, StepCost>();
  readonly phases: EnginePhase[] = [];
  bytes = 0;
  rounds = 0;
  streamBytes = 0;

  /** @param seconds a clock in seconds; only its differences are used */
  constructor(private readonly seconds: () => number) {}

  /** One message of `bytes` payload was sent. */
  sent(step: string, bytes: number): void {
    this.step(step).bytes += bytes;
    this.bytes += bytes;
  }

  /** `count` message latencies passed one after the other. */
  waited(step: string, count: number): void {
    this.step(step).rounds += count;
    this.rounds += count;
  }

  /** `bytes` of keystreams were made, for masks and zeros. */
  readonly drew = (bytes: number): void => {
    this.streamBytes += bytes;
  };

  /** `bits` bits were opened to everybody. */
  opened(step: string, bits: number): void {
    this.step(step).opened += bits;
  }

  /** Runs `work` and records it as a phase, also when it fails. Phases may nest. */
  async phase<T>(name: string, work: () => Promise<T>): Promise<T> {
    const { bytes, rounds, streamBytes } = this;
    const start = this.seconds();
    try {
      return await work();
    } finally {
      const seconds = this.seconds() - start;
      this.phases.push({
        name,
        seconds,
        bytes: this.bytes - bytes,
        rounds: this.rounds - rounds,
        streamBytes: this.streamBytes - streamBytes,
      });
    }
  }

  /** What a step cost so far. */
  step(name: string): StepCost {
    let cost = this.steps.get(name);
    if (!cost) {
      cost = { bytes: 0, rounds: 0, opened: 0 };
      this.steps.set(name, cost);
    }
    return cost;
  }
}
