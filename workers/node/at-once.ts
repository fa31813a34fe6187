/**
 * Rows that the jobs under way have together: eight jobs of 2^16 rows fill a link of 100 Mbit/s and 20 ms, and more would
 * take more memory. What a node computes in is at most this, or two jobs, times the bytes a row that `safetrace plan`
 * names.
 */
export const ROWS_AT_ONCE = 1 << 19;
/** While one waits for messages another computes. */
const LEAST = 2;
/** What a job needs whatever its size, some 300 kB, is then of the order of what the rows need. */
const MOST = 128;

/**
 * Jobs of a stage that a node works on at once. They go on together, round by round, and what they send in one turn goes in
 * one message, so that a night of small jobs waits for round trips once and not job by job. All nodes begin them in the
 * same order.
 * @param rows of the largest of them
 */
export const jobsAtOnce = (rows: number): number =>
  Math.min(MOST, Math.max(LEAST, Math.floor(ROWS_AT_ONCE / rows)));
