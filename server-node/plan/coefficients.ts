import measured from './coefficients.json' with { type: 'json' };

/** What the last benchmark measured, for one party; times are CPU times. */
export interface Coefficients {
  readonly date: string;
  /** What measures it anew. */
  readonly command: string;
  readonly machine: string;
  /** Of the job that was measured, the largest that is known to work in one piece. */
  readonly rows: number;
  /** Of one comparison, its messages by memory included. */
  readonly comparisonNs: number;
  /** Of one bit a row that is sent for anything else. */
  readonly rowBitNs: number;
  /** Of one job, at its peak. */
  readonly rowMemoryBytes: number;
  /** Of a byte that goes over a WebRTC link, at each end. */
  readonly linkByteNs: number;
  /** Of one process's WebRTC links. */
  readonly linkMegabytesPerSecond: number;
  /** To open an account's upload. */
  readonly openMs: number;
  /** To seal and sign an account's result. */
  readonly sealMs: number;
}

export const coefficients: Coefficients = measured;
