import { expect, test } from 'vitest';
import { bitAt, makeBits } from '../../workers/mpc/shared.ts';
import { reportPasses } from '../../workers/node/infectious.ts';
import type { OpenedReport } from '../../workers/node/inputs.ts';
import { raiseLevels, thermometer } from '../../workers/node/levels.ts';
import { engines, reveal, seededRandom, share, together } from './mpc-engine-world.ts';

test('levels become thermometer code, whatever was sent', async () => {
  // Two epochs; row i sends pattern i for the one and its complement for the other.
  const sent = share(
    makeBits(6, 8, (p, i) => ((p < 3 ? i : ~i) >> (p % 3)) & 1),
    seededRandom('levels'),
  );
  const got = reveal(await together(engines(), (engine, i) => thermometer(engine, sent[i])));
  const levels = [0, 1].map((epoch) =>
    Array.from({ length: 8 }, (_, i) => [0, 1, 2].map((p) => bitAt(got, 3 * epoch + p, i)).join('')),
  );
  expect(levels[0]).toEqual(['000', '100', '000', '110', '000', '100', '000', '111']);
  expect(levels[1]).toEqual([...levels[0]].reverse());
});

test('an account that brings several reports takes them in passes, one that brings none keeps what it has', async () => {
  const accounts = ['b', 'a', 'b', 'c', 'b', 'a'];
  const reports = accounts.map((account) => ({ account }) as OpenedReport);
  const { accounts: rows, passes } = reportPasses(reports);
  expect(rows).toEqual(['b', 'a', 'c']);
  expect(passes.map((pass) => [...pass])).toEqual([
    [0, 1, 3],
    [2, 5, 6],
    [4, 6, 6],
  ]);
  // Report i sets plane i; account k has plane 6 + k already.
  const news = share(
    makeBits(9, 6, (p, i) => p === i),
    seededRandom('news'),
  );
  const states = share(
    makeBits(9, 3, (p, k) => p === 6 + k),
    seededRandom('states'),
  );
  const raised = reveal(
    await together(engines(), (engine, i) => raiseLevels(engine, states[i], news[i], passes)),
  );
  expect(raised).toEqual(makeBits(9, 3, (p, k) => (p < 6 ? accounts[p] === rows[k] : p === 6 + k)));
});
