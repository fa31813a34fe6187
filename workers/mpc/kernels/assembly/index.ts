/* The module's exports; what each does stands with it. */

export { absorb } from './absorb';
export { bilinear } from './bilinear';
export { chacha } from './chacha';
export { beginLevel, listLevel, settleLevel } from './descent';
export { distribute } from './distribute';
export { gates } from './gates';
export { hash } from './hash';
export { gather, scatter, xorInto } from './move';
export { loadPairs } from './pairs';
export { number, permute } from './permute';
export { loadRows, storeRows } from './rows';
export { listSamples, planRuns, settleSamples } from './sample';
export { stream, streamXor, zeros } from './streams';

/** Where the memory is free: past the kernels' own scratch. */
export function heapBase(): usize {
  return __heap_base;
}
