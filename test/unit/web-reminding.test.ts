import { beforeEach, expect, test, vi } from 'vitest';
import { leavingReminder } from '../../web/engine/reminder.ts';
import { remind, remindNoMore } from '../../web/share/reminding.ts';
import { eraseFact, readFact, writeFact } from './web-facts.ts';
import { demo } from './wire-world.ts';

vi.hoisted(() => vi.resetModules());
vi.mock('../../web/store/db.ts', () => import('./web-facts.ts'));
vi.mock('../../web/store/state.ts', () => ({ waiting: { value: 0 }, shared: { value: new Set() } }));

const joined = { deployment: demo(), hash: '', since: 2_000_000_000 };
const register = vi.fn(async () => {});
const unregister = vi.fn(async () => {});
const container = Object.assign(new EventTarget(), { getRegistration: vi.fn() });
const notification = { permission: 'granted', requestPermission: async () => notification.permission };

beforeEach(async () => {
  vi.stubGlobal('navigator', { serviceWorker: container, languages: ['en'] });
  vi.stubGlobal('Notification', notification);
  notification.permission = 'granted';
  register.mockReset();
  container.getRegistration.mockResolvedValue({ periodicSync: { register, unregister } });
  await eraseFact('remind-me');
});

/** How often the browser is asked in so many looks. */
const looks = async (step: (now: number) => Promise<void>, n = 2) => {
  const before = register.mock.calls.length;
  for (let i = 0; i < n; i++) await step(joined.since + i);
  return register.mock.calls.length - before;
};

test('who wants no reminder, or allows none, has the browser asked for nothing', async () => {
  const step = leavingReminder(joined, () => -1);
  expect(await looks(step)).toBe(0);
  await writeFact('remind-me', true);
  notification.permission = 'denied';
  expect(await looks(step)).toBe(0);
  expect((await readFact('reminder')) as object).toMatchObject({ lang: 'en' });
});

test('the browser is asked once at each start, and when the permission, the choice or the service worker comes anew', async () => {
  await writeFact('remind-me', true);
  const step = leavingReminder(joined, () => -1);
  expect(await looks(step)).toBe(1);
  notification.permission = 'default';
  expect(await looks(step)).toBe(0);
  notification.permission = 'granted';
  expect(await looks(step)).toBe(1);
  await remindNoMore();
  expect(await looks(step)).toBe(0);
  await remind();
  expect(await looks(step)).toBe(1);
  container.dispatchEvent(new Event('controllerchange'));
  expect(await looks(step)).toBe(1);
});

test('it is asked when there is a service worker, and a refusal is no trouble', async () => {
  await writeFact('remind-me', true);
  container.getRegistration.mockResolvedValue(undefined);
  const step = leavingReminder(joined, () => -1);
  expect(await looks(step)).toBe(0);
  container.getRegistration.mockResolvedValue({ periodicSync: { register, unregister } });
  register.mockRejectedValue(new DOMException('not installed', 'NotAllowedError'));
  expect(await looks(step, 3)).toBe(1);
  expect(await remind()).toBe('not installed');
});
