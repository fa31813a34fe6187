import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { freshProfile } from './web-database.ts';

type Work = () => unknown;
interface Request {
  shared: boolean;
  run: Work;
  /** The window that holds the lock is closed. */
  drop: () => void;
}

/** The browser's locks: one name, in the order in which they were asked for. */
const lockManager = () => {
  const waiting: Request[] = [];
  const held = new Set<Request>();
  const grant = () => {
    while (waiting.length > 0 && [...held].every(({ shared }) => shared && waiting[0].shared)) {
      const next = waiting.shift()!;
      held.add(next);
      next.run();
    }
  };
  const request = (_: string, { mode }: { mode?: string }, work: Work) =>
    new Promise((resolve, reject) => {
      const drop = () => {
        held.delete(one);
        grant();
      };
      const run = () => void Promise.resolve(work()).then(resolve, reject).finally(drop);
      const one: Request = { shared: mode === 'shared', run, drop };
      waiting.push(one);
      grant();
    });
  return { request, holder: () => [...held].find(({ shared }) => !shared) };
};

let locks: ReturnType<typeof lockManager>;
const reload = vi.fn();
const channels: BroadcastChannel[] = [];
const Channel = BroadcastChannel;
vi.stubGlobal('location', { reload });
vi.stubGlobal(
  'BroadcastChannel',
  class extends Channel {
    constructor(name: string) {
      super(name);
      channels.push(this);
    }
  },
);

beforeEach(() => {
  freshProfile();
  reload.mockClear();
  locks = lockManager();
  vi.stubGlobal('navigator', { locks });
});
afterEach(() => {
  for (const channel of channels.splice(0)) channel.close();
});
afterAll(() => {
  vi.unstubAllGlobals();
});

/** A window in which the app has begun. */
const open = async () => {
  vi.resetModules();
  const window = {
    ...(await import('../../web/store/alone.ts')),
    ...(await import('../../web/store/db.ts')),
    gone: vi.fn(),
  };
  await window.enterTogether(window.gone);
  return window;
};
const later = (ms: number) => new Promise((now) => setTimeout(now, ms));

test('a window waits while another is alone, and begins anew when that one is closed without a word', async () => {
  const [first, second] = [await open(), await open()];
  await second.writeFact('retention', 5);
  void first.alone(() => new Promise(() => {}));
  await vi.waitFor(() => expect(locks.holder()).toBeDefined());
  const read = second.readFact('retention').then(() => 'read');
  expect(await Promise.race([read, later(1500).then(() => 'waits')])).toBe('waits');
  expect(reload).not.toHaveBeenCalled();
  locks.holder()!.drop();
  await vi.waitFor(() => expect(reload).toHaveBeenCalled(), 3000);
});

test('when everything is deleted the other windows show that, and do not begin anew', async () => {
  const [first, second] = [await open(), await open()];
  expect(await first.alone(async () => 'done', 'gone')).toBe('done');
  await vi.waitFor(() => expect(second.gone).toHaveBeenCalled());
  await later(1500);
  expect(reload).not.toHaveBeenCalled();
});

test('when the work fails the window goes on, and the others begin anew', async () => {
  const [first] = [await open(), await open()];
  await first.writeFact('retention', 5);
  const work = async () => {
    throw new Error('full');
  };
  await expect(first.alone(work)).rejects.toThrow('full');
  expect(await first.readFact('retention')).toBe(5);
  await vi.waitFor(() => expect(reload).toHaveBeenCalled());
});
