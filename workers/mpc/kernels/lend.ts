import { createKernels, type Kernels } from './kernels.ts';

/** Memories above this are not kept when they come back. */
const MOST_KEPT = 256 << 20;

const idle: { kernels: Kernels; empty: number }[] = [];
const lent = new WeakMap<Kernels, number>();

/** Kernels with an empty memory, for one piece of work; `giveBack` ends it. */
export function borrowKernels(): Kernels {
  const { kernels, empty } = idle.pop() ?? fresh();
  lent.set(kernels, empty);
  return kernels;
}

/** Ends the work: its memory is wiped, for it held shares, and lent again unless it is large. Nothing may use it afterwards. */
export function giveBack(kernels: Kernels): void {
  const empty = lent.get(kernels)!;
  kernels.wipe(empty);
  if (kernels.memory.buffer.byteLength <= MOST_KEPT) idle.push({ kernels, empty });
}

/** Borrows for the time of one synchronous function. */
export function withKernels<T>(work: (kernels: Kernels) => T): T {
  const kernels = borrowKernels();
  try {
    return work(kernels);
  } finally {
    giveBack(kernels);
  }
}

function fresh() {
  const kernels = createKernels();
  return { kernels, empty: kernels.mark() };
}
