import { expect, test } from 'vitest';
import { addCohorts, type ClaimPlaces } from '../../workers/node/claim-places.ts';
import type { OpenedList } from '../../workers/node/inputs.ts';
import { claimListShape } from '../../workers/wire/claim-list.ts';
import { smallDeployment } from '../world/world.ts';

const d = smallDeployment({ withAuthority: true }); // lists of 4 places, each known for 3 runs
const { bytes, entries } = claimListShape(d);
const list = (run: number): OpenedList => ({
  run,
  hash: '',
  parts: [new Uint8Array(bytes), new Uint8Array(bytes)],
});
/** The runs whose places are known, and how many dummies follow. */
const runsOf = ({ known, dummies }: ReturnType<typeof addCohorts>) => [
  ...known.filter((_, i) => i % entries === 0).map(({ run }) => run),
  dummies,
];

test('places are known for three runs, with a list or without', () => {
  let places: ClaimPlaces = [];
  const add = (run: number, ...lists: number[]) => {
    const added = addCohorts(d, run, places, lists.map(list));
    places = added.known;
    return runsOf(added);
  };
  expect(add(1, 1)).toEqual([1, 0]);
  expect(add(2, 2)).toEqual([1, 2, 0]);
  expect(add(3, 3)).toEqual([1, 2, 3, 0]);
  expect(add(4, 4)).toEqual([2, 3, 4, 0]);
  expect(add(5)).toEqual([3, 4, entries]);
});

test('after an outage all lists that come now are known, however many they are', () => {
  const before = addCohorts(d, 1, [], [list(1)]).known;
  expect(runsOf(addCohorts(d, 9, before, [2, 3, 4].map(list)))).toEqual([2, 3, 4, entries]);
  expect(runsOf(addCohorts(d, 5, before, [2, 3, 4, 5].map(list)))).toEqual([2, 3, 4, 5, 0]);
});
