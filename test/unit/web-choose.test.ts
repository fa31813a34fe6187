import { beforeEach, expect, test, vi } from 'vitest';
import { freshProfile } from './web-database.ts';

vi.mock('../../web/app/now.ts', () => ({ unixNow: () => 2_000_000_000, now: { value: 2_000_000_000 } }));
vi.stubGlobal('navigator', { languages: ['en'] });
vi.stubGlobal('location', { reload() {} });
vi.stubGlobal('document', { documentElement: {} });

beforeEach(freshProfile);

test('what is chosen at once, here and in another window, is all chosen', async () => {
  const { choose } = await import('../../web/settings/choose.ts');
  const { consent } = await import('../../web/store/state.ts');
  await Promise.all([
    choose('visits', { share: false }),
    choose('visits', { record: false }),
    choose('meetings', { share: false }),
  ]);
  expect(consent.value.visits).toEqual({ record: false, share: false });
  expect(consent.value.meetings).toEqual({ record: true, share: false });
});

test('a tag that is paired while old ones are deleted stays', async () => {
  let pairAnother = async (): Promise<void> => {};
  vi.doMock('../../web/store/db.ts', async (original) => {
    const real = await original<typeof import('../../web/store/db.ts')>();
    const readFact = async (name: 'tags') => {
      const fact = await real.readFact(name);
      if (name === 'tags') await pairAnother();
      return fact;
    };
    return { ...real, readFact };
  });
  const { pairTag, pruneNear, unpairTag } = await import('../../web/near/keep.ts');
  const { readTags } = await import('../../web/store/tags.ts');
  vi.doUnmock('../../web/store/db.ts');
  await pairTag(new Uint8Array(16).fill(1));
  await unpairTag();
  pairAnother = async () => {
    pairAnother = async () => {};
    await pairTag(new Uint8Array(16).fill(2));
  };
  await pruneNear(() => true);
  await pairAnother(); // unless it came in between
  expect((await readTags()).at(-1)).toMatchObject({ secret: new Uint8Array(16).fill(2), until: null });
});
