import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepWorking } from '../../web/app/keep-working.ts';
import { notWorking, working } from '../../web/app/not-working.ts';
import { reaching } from '../../web/app/reaching.ts';
import { trouble } from '../../web/store/state.ts';
import { en } from '../../web/words/en/index.ts';

const page = new EventTarget();

beforeEach(() => {
  // Other files of this process may have left a part broken.
  working('worker');
  working('engine');
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockReturnValue(undefined);
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  trouble.value = null;
});

/** An engine that fails in each way that is given, and then works. */
const engine = (...failures: ('load' | 'start')[]) => {
  const load = vi.fn(async () => {
    const failure = failures.shift();
    if (failure === 'load') throw new TypeError('Failed to fetch dynamically imported module');
    return {
      startEngine: async () => {
        if (failure === 'start') throw new Error('the worker that shares was lost');
      },
    };
  });
  return { load, working: keepWorking(load) };
};

test.each(['load', 'start'] as const)(
  'an engine that fails to %s is said on Home and tried again',
  async (failure) => {
    reaching.value = true;
    const { load, working } = engine(failure);
    await vi.advanceTimersByTimeAsync(1);
    expect(load).toHaveBeenCalledTimes(1);
    expect(trouble.value?.(en)).toBe(en.app.notWorking);
    expect(reaching.value).toBe(false);
    await vi.advanceTimersByTimeAsync(30_000);
    await working;
    expect(load).toHaveBeenCalledTimes(2);
    expect(trouble.value).toBeNull();
  },
);

test('it is tried again as soon as there is a network', async () => {
  const { load, working } = engine('load');
  await vi.advanceTimersByTimeAsync(1);
  page.dispatchEvent(new Event('online'));
  await working;
  expect(load).toHaveBeenCalledTimes(2);
});

test('what is wrong besides stays said', async () => {
  const other = () => 'other';
  trouble.value = other;
  const { working } = engine('load');
  await vi.advanceTimersByTimeAsync(30_001);
  await working;
  expect(trouble.value).toBe(other);
});

test('an engine that loads takes back nothing of a worker that is lost, nor the other way round', async () => {
  const { working: started } = engine('load');
  await vi.advanceTimersByTimeAsync(1);
  notWorking('worker');
  await vi.advanceTimersByTimeAsync(30_000);
  await started;
  expect(trouble.value?.(en)).toBe(en.app.notWorking);
  working('worker');
  expect(trouble.value).toBeNull();
  notWorking('engine');
  notWorking('worker');
  working('worker');
  expect(trouble.value?.(en)).toBe(en.app.notWorking);
  working('engine');
});
