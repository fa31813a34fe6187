import { expect, test } from 'vitest';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { resultShape, uploadShape } from '../../workers/wire/shape.ts';
import { demo } from './wire-world.ts';

const near = { h: 4, self: 2, heard: 10, symmetric: true };
const DAY = { grid: { slot: 900, epoch: 86_400, offset: 0 } };
const variants: Record<string, Deployment> = {
  demo: demo(),
  'self-report': demo({ authority: null }),
  day: demo({ ...DAY, place: { h: 12, venues: 3, meets: 1 } }),
  'day with tags': demo({ ...DAY, place: { h: 12, venues: 3, meets: 1 }, near }),
  'tags only': demo({ ...DAY, place: { h: 1, venues: 0, meets: 0 }, near: { ...near, h: 1, self: 1 } }),
};

test.each(Object.entries(variants))('%s: every bit of an upload has one place', (_, d) => {
  const shape = uploadShape(d);
  const used = new Uint8Array(shape.bits);
  const take = (at: number, count: number) => {
    for (let i = 0; i < count; i++) used[at + i]++;
  };
  let next = 0;
  for (const job of shape.jobs)
    for (let block = 0; block < job.blocks; block++)
      for (let position = 0; position < job.positions; position++) {
        const row = shape.row(job, block, position);
        expect(row).toBe(next++);
        expect(shape.maskBits(row)).toBe(job.h);
        take(shape.token(row), 64);
        take(shape.mask(row), job.h);
      }
  expect(next).toBe(shape.rows);
  take(shape.claim, 128);
  for (let age = 0; age < 14; age++) {
    for (let row = 0; row < shape.rows; row++) take(shape.emit(age, row), 1);
    const levels = shape.levels(age);
    expect(levels === null).toBe(d.authority !== null);
    if (levels !== null) take(levels, 3);
  }
  expect(used.every((count) => count === 1)).toBe(true);
  expect(shape.bytes).toBe(Math.ceil(shape.bits / 8));
});

test.each(Object.entries(variants))('%s: every bit of a result has one place', (_, d) => {
  const [shape, { rows }] = [resultShape(d), uploadShape(d)];
  let next = 1;
  for (let age = 0; age < 14; age++)
    for (let row = 0; row < rows; row++) {
      expect(shape.offset(age, row)).toBe(next);
      next += shape.width(row);
    }
  expect(shape.bits).toBe(next);
});

test('the default day has the 32 and 288 rows of the design', () => {
  expect(uploadShape(variants.day).rows).toBe(32);
  expect(uploadShape(variants['day with tags']).rows).toBe(32 + 288);
});

test('the one-bit program returns two bits', () => {
  const shape = resultShape(demo({ program: 'collision' }));
  expect([shape.accepted, shape.exposed, shape.bits, shape.bytes]).toEqual([0, 1, 2, 1]);
});
