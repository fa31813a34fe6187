import { afterEach, expect, test, vi } from 'vitest';
import { createLog } from '../../server-node/log.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** What a text becomes behind time and part. */
function logged(text: string): string {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  createLog('node 1')(text);
  return (write.mock.lastCall![0] as string).slice('00:00:00 node 1    '.length);
}

test('words of a stranger are one line that steers no terminal', () => {
  expect(logged('refused: a\r\n12:00:00 node 1 all is well')).toBe(
    'refused: a 12:00:00 node 1 all is well\n',
  );
  expect(logged('\x1b[2Jgone\x9b31m\u2028\u202eend')).toBe(' [2Jgone 31m end\n');
});

test('a line has at most 300 characters', () => {
  expect(logged('x'.repeat(300))).toBe(`${'x'.repeat(300)}\n`);
  expect(logged('x'.repeat(5000))).toBe(`${'x'.repeat(299)}…\n`);
});
