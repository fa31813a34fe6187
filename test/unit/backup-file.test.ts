import { expect, test } from 'vitest';
import { MOST_BACKUP_BYTES, openBackup, sealBackup } from '../../workers/phone/backup-file.ts';
import { seeded } from './wire-world.ts';

const content = new TextEncoder().encode('all that is on this phone');
const PASSWORD = 'four words that rest';
const parts: number[] = [];
const file = sealBackup(PASSWORD, content, seeded('backup'), (part) => parts.push(part), 10);
const open = (changed: Uint8Array, password = PASSWORD) => openBackup(password, changed, () => {});
const change = (at: number, to: (byte: number) => number) => {
  const copy = Uint8Array.from(file);
  copy[at] = to(copy[at]);
  return copy;
};

test('a file opens with its password alone, also typed in another form of the same letters', () => {
  expect(open(file)).toEqual({ content });
  expect(parts.at(-1)).toBe(1);
  expect(Buffer.from(file).includes('phone')).toBe(false);
  for (const wrong of ['', 'Four words that rest'])
    expect(open(file, wrong)).toEqual({ refused: 'password' });
  const composed = sealBackup('caf\u00e9 caf\u00e9 caf\u00e9', content, seeded('e'), () => {}, 10);
  expect(open(composed, 'cafe\u0301 cafe\u0301 cafe\u0301')).toEqual({ content });
});

test('a changed byte anywhere is refused, and what would cost too much before it costs anything', () => {
  const at = [12, 51, 52, file.length - 1];
  for (const i of at)
    expect(open(change(i, (byte) => byte ^ 1)), `byte ${i}`).toEqual({ refused: 'password' });
  expect(open(file.subarray(0, file.length - 1))).toEqual({ refused: 'password' });
  expect(open(change(0, () => 0))).toEqual({ refused: 'not a backup' });
  expect(open(file.subarray(0, 60))).toEqual({ refused: 'not a backup' });
  expect(open(change(8, () => 2))).toEqual({ refused: 'newer' });
  for (const logN of [0, 9, 20, 63, 255])
    expect(open(change(9, () => logN))).toEqual({ refused: 'not a backup' });
  for (const i of [10, 11]) expect(open(change(i, () => 255))).toEqual({ refused: 'not a backup' });
  expect(open(new Uint8Array(MOST_BACKUP_BYTES + 1))).toEqual({ refused: 'too large' });
});
