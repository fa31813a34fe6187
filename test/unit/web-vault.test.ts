import { afterAll, expect, test, vi } from 'vitest';
import { seal } from '../../web/backup/vault.ts';

const terminate = vi.fn();
/** A worker whose file could not be fetched. */
class Unstarted extends EventTarget {
  terminate = terminate;
  postMessage() {
    setTimeout(() => this.dispatchEvent(new Event('error')));
  }
}

vi.stubGlobal('Worker', Unstarted);
afterAll(() => {
  vi.unstubAllGlobals();
});

test('a worker that does not start is said at once, so that nothing waits for it', async () => {
  await expect(seal('', new Uint8Array(1), () => {})).rejects.toThrow('a worker was lost');
  expect(terminate).toHaveBeenCalled();
});
