import { expect, test } from 'vitest';
import { callerAddress, networkOf } from '../../server-node/authority/caller.ts';

test('an IPv6 address counts by its /64, an IPv4 address by itself, in every way to write them', () => {
  for (const address of ['2001:db8::1', '2001:DB8:0:0:ffff::', '2001:db8::a:1.2.3.4', '2001:db8::1%eth0'])
    expect(networkOf(address), address).toBe('2001:db8:0:0::/64');
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
  expect(networkOf('1::')).toBe('1:0:0:0::/64');
  for (const address of ['192.0.2.7', '::ffff:192.0.2.7', '::FFFF:c000:207'])
    expect(networkOf(address), address).toBe('192.0.2.7');
  expect(networkOf('unknown')).toBe('unknown');
});

test('a header names the caller only when a proxy on this machine wrote it, and only its last entry', () => {
  const header = '198.51.100.1, 203.0.113.9';
  expect(callerAddress('127.0.0.1', header, false)).toBe('127.0.0.1');
  for (const remote of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
    expect(callerAddress(remote, header, true)).toBe('203.0.113.9');
  expect(callerAddress('192.0.2.7', header, true)).toBe('192.0.2.7');
  expect(callerAddress('127.0.0.1', undefined, true)).toBe('127.0.0.1');
  expect(callerAddress('127.0.0.1', '203.0.113.9, nonsense', true)).toBe('127.0.0.1');
});
