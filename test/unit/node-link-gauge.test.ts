import { expect, test } from 'vitest';
import type { LinkTraffic } from '../../workers/link/peer-link.ts';
import { LinkGauges } from '../../workers/node/link-gauge.ts';

const traffic = (sentBytes: number, receivedBytes: number): LinkTraffic => ({
  sentBytes,
  receivedBytes,
  queuedBytes: 9,
  roundTripMs: undefined,
});
const gauge = (node: number, outBytesPerSecond: number, inBytesPerSecond: number) => ({
  node,
  link: { inBytesPerSecond, outBytesPerSecond, queuedBytes: 9, roundTripMs: null },
});

test('rates are those since the last look; a link that was made again counts from nothing', () => {
  let now = 5000;
  let links = new Map<number, LinkTraffic | null>([
    [2, traffic(1000, 0)],
    [3, null],
  ]);
  const gauges = new LinkGauges(
    () => links,
    () => now,
  );
  now += 2000;
  expect(gauges.read()).toEqual([gauge(2, 500, 0), { node: 3, link: null }]);
  now += 500;
  links = new Map([
    [2, traffic(1600, 50)],
    [3, traffic(7, 7)],
  ]);
  expect(gauges.read()).toEqual([gauge(2, 1200, 100), gauge(3, 14, 14)]);
  now += 1000;
  links = new Map([
    [2, traffic(30, 10)],
    [3, traffic(7, 7)],
  ]);
  expect(gauges.read()).toEqual([gauge(2, 30, 10), gauge(3, 0, 0)]);
});

test('two looks at one time divide by no zero', () => {
  const gauges = new LinkGauges(
    () => new Map([[2, traffic(1, 0)]]),
    () => 0,
  );
  expect(gauges.read()).toEqual([gauge(2, 1000, 0)]);
});
