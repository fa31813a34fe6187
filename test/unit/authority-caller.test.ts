import { expect, test } from 'vitest';
import { callerAddress, networksOf } from '../../server-node/caller.ts';

test('an IPv6 address counts by its /64 and what lies around it, in every way to write it', () => {
  for (const address of ['2001:db8::1', '2001:DB8:0:0:ffff::', '2001:db8::a:1.2.3.4', '2001:db8::1%eth0'])
    expect(networksOf(address).line, address).toBe('2001:db8:0:0::/64');
  expect(networksOf('2001:db8:1:abcd:3:4:5:6')).toEqual({
    line: '2001:db8:1:abcd::/64',
    household: '2001:db8:1:ab00::/56',
    site: '2001:db8:1::/48',
    area: '2001:db8::/32',
  });
  expect(networksOf('1::').line).toBe('1:0:0:0::/64');
});

test('an IPv4 address counts by itself and its /24, in every way to write it', () => {
  const networks = {
    line: '192.0.2.7',
    household: '192.0.2.7',
    site: '192.0.2.0/24',
    area: '192.0.2.0/24',
  };
  for (const address of ['192.0.2.7', '::ffff:192.0.2.7', '::FFFF:c000:207'])
    expect(networksOf(address), address).toEqual(networks);
});

test('a text that is no address stands for itself', () => {
  expect(networksOf('unknown')).toMatchObject({ line: 'unknown', site: 'unknown' });
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
