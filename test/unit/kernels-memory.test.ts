import { afterEach, expect, test, vi } from 'vitest';
import { createKernels } from '../../workers/mpc/kernels/kernels.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.resetModules();
});

test('allocations are aligned, apart, and end with a release', () => {
  const kernels = createKernels();
  const mark = kernels.mark();
  const [a, b] = [kernels.alloc(1), kernels.alloc(100)];
  expect([a % 64, b % 64]).toEqual([0, 0]);
  expect(b - a).toBe(64);
  kernels.release(mark);
  expect(kernels.alloc(8)).toBe(a);
});

test('an allocation that grows the memory keeps what is there; views have to be taken anew', () => {
  const kernels = createKernels();
  const at = kernels.alloc(4);
  const before = kernels.words();
  before[at / 4] = 7;
  const far = kernels.alloc(1 << 20) + (1 << 20) - 4;
  expect(before.length).toBe(0);
  kernels.words()[far / 4] = 9;
  expect([kernels.words()[at / 4], kernels.words()[far / 4]]).toEqual([7, 9]);
  expect(kernels.bytes()[far]).toBe(9);
});

test('wiped memory holds nothing, not even what was released before', () => {
  const kernels = createKernels();
  const mark = kernels.mark();
  const kept = kernels.alloc(64);
  const inner = kernels.mark();
  const released = kernels.alloc(64);
  kernels.bytes()[kept] = 1;
  kernels.bytes()[released] = 2;
  kernels.release(inner);
  kernels.wipe(mark);
  expect([kernels.bytes()[kept], kernels.bytes()[released]]).toEqual([0, 0]);
  expect(kernels.alloc(64)).toBe(kept);
});

test('memory that the host does not have is refused, and the rest stays usable', () => {
  const kernels = createKernels();
  const mark = kernels.mark();
  expect(() => kernels.alloc(2 ** 33)).toThrow(RangeError);
  expect(kernels.mark()).toBe(mark);
});

test('two sets of kernels share nothing', () => {
  const [one, two] = [createKernels(), createKernels()];
  const at = one.alloc(4);
  expect(two.alloc(4)).toBe(at);
  one.words()[at / 4] = 1;
  expect(two.words()[at / 4]).toBe(0);
});

test('a host without SIMD gets one sentence', async () => {
  vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
  const fresh = await import('../../workers/mpc/kernels/kernels.ts');
  expect(() => fresh.createKernels()).toThrow('no WebAssembly with SIMD');
});
