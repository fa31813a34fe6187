/** The module's exports; what they do and require stands with each. */

export { absorb } from './absorb';
export { chacha } from './chacha';
export { gates } from './gates';
export { hash } from './hash';
export { gather, xorInto } from './move';
export { loadPairs, loadRows, storeRows } from './rows';
export { stream, streamXor, zeros } from './streams';

/** Where the memory is free: past the kernels' own scratch. */
export function heapBase(): usize {
  return __heap_base;
}
