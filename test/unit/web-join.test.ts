import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { en } from '../../web/words/en/index.ts';
import { signDeployment } from '../../workers/wire/deployment-file.ts';
import { freshProfile } from './web-database.ts';
import { AUTHORITY, demo } from './wire-world.ts';

vi.mock('../../web/engine/worker.ts', async () => ({
  worker: (await import('./share-worker-here.ts')).workerHere,
}));
vi.mock('../../web/app/now.ts', () => ({ unixNow: () => 2_000_000_000, now: { value: 2_000_000_000 } }));
vi.stubGlobal('navigator', { languages: ['en'] });
vi.stubGlobal('location', { reload() {} });
vi.stubGlobal('document', { documentElement: {} });

beforeEach(freshProfile);
afterAll(() => vi.unstubAllGlobals());

test('what a network answers in place of the description is said until the description comes', async () => {
  const { join } = await import('../../web/engine/join.ts');
  const { trouble, joined } = await import('../../web/store/state.ts');
  const answers = ['<html>Log in</html>', signDeployment(demo(), AUTHORITY)];
  vi.stubGlobal('fetch', async () => new Response(answers.shift()));
  expect(await join()).toBeNull();
  expect(trouble.value?.(en)).toContain('not valid');
  expect(await join()).not.toBeNull();
  expect(joined.value?.deployment.name).toBe(demo().name);
  expect(trouble.value).toBeNull();
});

test('a phone that joined while its clock was ahead belongs to the community from now on, online or not', async () => {
  const { join } = await import('../../web/engine/join.ts');
  const { readFact, writeFact } = await import('../../web/store/db.ts');
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  const joined = { deployment: demo(), hash: 'ab', since: 2_000_000_001 };
  await writeFact('joined', joined);
  expect(await join()).toEqual({ ...joined, since: 2_000_000_000 });
  await writeFact('joined', { ...joined, since: 5 });
  expect(await join()).toEqual({ ...joined, since: 5 });
  expect(await readFact('joined')).toEqual({ ...joined, since: 5 });
});

test('a clock that was set back for a while does not change since when a phone belongs to its community', async () => {
  const { join } = await import('../../web/engine/join.ts');
  const { readFact, writeFact } = await import('../../web/store/db.ts');
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  const joined = { deployment: demo(), hash: 'ab', since: 2_000_000_500 };
  await writeFact('joined', joined);
  await writeFact('told', 2_000_090_000); // operators have said that it was later
  expect(await join()).toEqual(joined);
  expect(await readFact('joined')).toEqual(joined);
});
