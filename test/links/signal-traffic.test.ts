import { describe, expect, test } from 'vitest';
import { NetworkBuckets } from '../../server-node/network-buckets.ts';
import { costOf, Traffic } from '../../server-node/signal-traffic.ts';

/** A clock that the test turns, in seconds. */
function clock() {
  let seconds = 0;
  const pass = (more: number) => {
    seconds += more;
  };
  return { now: () => 1000 * seconds, pass };
}

/** How often something succeeds, of `tries` times. */
const count = (tries: number, attempt: () => boolean) =>
  Array.from({ length: tries }, attempt).filter(Boolean).length;

describe('the buckets of networks', () => {
  /** A line has 100 units and gets 10 a second. */
  function world() {
    const { now, pass } = clock();
    const buckets = new NetworkBuckets({ rate: 10, most: 100 }, now);
    const take = (address: string, tries = 10_000, units = 1) => {
      const spend = buckets.of(address);
      return count(tries, () => spend(units));
    };
    return { buckets, take, pass };
  }

  test('come back with time, and never to more than full', () => {
    const { take, pass } = world();
    expect(take('192.0.2.1')).toBe(100);
    pass(1);
    expect(take('192.0.2.1')).toBe(10);
    pass(1000);
    expect(take('192.0.2.1', 100, 30)).toBe(3);
    expect(take('192.0.2.1')).toBe(10);
  });

  test('leave a site most of what is its own when one of its lines floods, and an area when a site does', () => {
    const { take } = world();
    expect(take('2001:db8::1')).toBe(100);
    expect(take('2001:db8::2')).toBe(0);
    expect([1, 2, 3, 4, 5].map((line) => take(`2001:db8:0:${line}::`))).toEqual([100, 100, 100, 0, 0]);
    expect(take('2001:db8:1::')).toBe(100);
    expect(take('2001:db9::')).toBe(100);
  });

  test('bound an area, whatever sites it has', () => {
    const { take } = world();
    const sites = Array.from({ length: 40 }, (_, site) => take(`2001:db8:${site}::`));
    expect(sites.reduce((sum, taken) => sum + taken)).toBe(1600);
  });

  test('are no more for an IPv4 site that is its area as well', () => {
    const { take } = world();
    const lines = Array.from({ length: 10 }, (_, line) => take(`192.0.2.${line}`));
    expect(lines.reduce((sum, taken) => sum + taken)).toBe(400);
    expect(take('::ffff:192.0.2.99')).toBe(0);
  });

  test('are forgotten when they are full, however many there were', () => {
    const { buckets, take, pass } = world();
    for (let line = 0; line < 1000; line++) take(`2001:db8:0:${line.toString(16)}::`, 1);
    expect(buckets.count).toBe(400 + 2); // what the site does not pay for is not kept
    pass(5);
    take('2001:db8::', 100);
    pass(9);
    take('192.0.2.1', 1);
    expect(buckets.count).toBe(3 + 3); // a line that is not full yet, and the new one
    pass(11);
    take('192.0.2.1', 1);
    expect(buckets.count).toBe(3);
  });

  test('are not there for this machine', () => {
    const { buckets, take } = world();
    expect(take('127.0.0.1')).toBe(10_000);
    expect(take('::1')).toBe(10_000);
    expect(buckets.count).toBe(0);
  });
});

describe('the traffic that networks are allowed', () => {
  const OFFER = costOf(5 * 1024);
  const PONG = costOf(20);

  test('lets a school open all its places in one moment, and dial and stay all evening', () => {
    const { now, pass } = clock();
    const { open, send } = new Traffic(now).of('192.0.2.1');
    expect(count(256, open)).toBe(256);
    for (let minute = 0; minute < 60; minute++) {
      expect(count(3 * 256, () => send(PONG))).toBe(3 * 256);
      // Ten phones more, and thirty that dial three nodes again, although their openings paid for their first offers.
      expect(count(10, open)).toBe(10);
      expect(count(3 * 30, () => send(OFFER))).toBe(3 * 30);
      pass(60);
    }
  });

  test('lets every place of a site and of an area be opened in one moment', () => {
    const traffic = new Traffic(() => 0);
    for (let line = 0; line < 4; line++) expect(count(256, traffic.of(`192.0.2.${line}`).open)).toBe(256);
    for (let line = 0; line < 16; line++)
      expect(count(256, traffic.of(`2001:db8:${line >> 2}:${line}::`).open)).toBe(256);
  });

  test('counts bytes as well as messages', () => {
    const most = (bytes: number) => {
      const { send } = new Traffic(() => 0).of('192.0.2.1');
      return count(20_000, () => send(costOf(bytes)));
    };
    expect(most(0)).toBe(10_000);
    expect(most(33 * 1024)).toBe(294);
  });

  test('of messages leaves openings to neighbours, and the other way round', () => {
    const { open, send } = new Traffic(() => 0).of('192.0.2.1');
    count(20_000, () => send(1));
    expect(count(256, open)).toBe(256);
    const other = new Traffic(() => 0).of('192.0.2.1');
    count(1000, other.open);
    expect(count(100, () => other.send(1))).toBe(100);
  });
});
