import { beforeEach, expect, test, vi } from 'vitest';
import type { Heard } from '../../workers/near/hearing.ts';
import { freshProfile } from './web-database.ts';

vi.mock('../../web/app/now.ts', () => ({ unixNow: () => 2_000_000_000 }));
vi.mock('../../web/store/state.ts', () => ({ changed: async () => {} }));

beforeEach(freshProfile);

test('what one spell heard of an E as a tag, as a room and in another period stands side by side', async () => {
  const { keepHeard } = await import('../../web/near/keep.ts');
  const { db } = await import('../../web/store/db.ts');
  const one: Heard = { kind: 'tag', identifier: new Uint8Array(16), period: 7, slots: [[14, 5]] };
  await keepHeard([one, { ...one, kind: 'room' }, { ...one, period: 8 }], 'spell');
  await keepHeard([{ ...one, slots: [[14, 9]] }], 'spell');
  const kept = (await (await db()).getAll('heard')).map(({ kind, period, slots }) => [kind, period, slots]);
  expect(kept).toEqual([
    ['room', 7, [[14, 5]]],
    ['tag', 7, [[14, 9]]],
    ['tag', 8, [[14, 5]]],
  ]);
});
