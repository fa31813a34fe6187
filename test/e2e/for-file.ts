import { test } from '@playwright/test';

/**
 * What all tests of a file share: opened before the first, closed after the last, in the order in which they are named.
 * @returns what was opened; to be called in a test, or in what opens something later
 */
export function forFile<T>(open: () => Promise<T>, close: (opened: T) => Promise<unknown>): () => T {
  let opened: T | undefined;
  test.beforeAll(async () => {
    opened = await open();
  });
  test.afterAll(async () => {
    if (opened) await close(opened);
  });
  return () => opened!;
}
