import { isIP, isIPv4, isIPv6 } from 'node:net';

/**
 * Who calls, for limits that count callers.
 * @param remote address of the connection
 * @param forwarded the header X-Forwarded-For
 * @param proxy a reverse proxy on this machine stands in front. Only what it added, the last entry, counts: a
 *   client writes the others itself, and without a proxy the whole header.
 */
export function callerAddress(remote: string, forwarded: string | undefined, proxy: boolean): string {
  if (!proxy || !isLoopback(remote)) return remote;
  const last = forwarded?.split(',').at(-1)?.trim() ?? '';
  return isIP(last) ? last : remote;
}

/** Whether an address is of this machine itself. */
export function isLoopback(address: string): boolean {
  return /^(::ffff:)?127\.|^::1$/i.test(address);
}

/** The networks around an address, each inside the next; who holds one has all addresses in it. */
export interface Networks {
  /** One caller: an IPv4 address, or an IPv6 /64, since one line has all 2^64 in it. */
  line: string;
  /** What providers give a household: an IPv4 address, or an IPv6 /56. */
  household: string;
  /** What they give a firm or a school: an IPv4 /24, or an IPv6 /48. */
  site: string;
  /** What anybody can rent without being a provider lies within it: an IPv4 /24, or an IPv6 /32. */
  area: string;
}

/** @param address as of a socket; a text that is no address stands for all its networks */
export function networksOf(address: string): Networks {
  const [plain] = address.split('%'); // a zone: fe80::1%eth0
  if (isIPv4(plain)) return networksOfIPv4(plain);
  if (!isIPv6(plain)) return { line: address, household: address, site: address, area: address };
  const groups = groupsOf(plain);
  const [a, b, c, d, e, f, g, h] = groups;
  if ([a, b, c, d, e].every((group) => group === 0) && f === 0xffff)
    return networksOfIPv4([g >> 8, g & 255, h >> 8, h & 255].join('.'));
  const network = (bits: number, ...kept: number[]) =>
    `${kept.map((group) => group.toString(16)).join(':')}::/${bits}`;
  return {
    line: network(64, a, b, c, d),
    household: network(56, a, b, c, d & 0xff00),
    site: network(48, a, b, c),
    area: network(32, a, b),
  };
}

function networksOfIPv4(address: string): Networks {
  const site = address.replace(/\d+$/, '0/24');
  return { line: address, household: address, site, area: site };
}

/** The eight numbers of an IPv6 address. */
function groupsOf(address: string): number[] {
  // The URL parser writes every address in one way: lower case, no leading zeros, no dots.
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [before, after] = canonical.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const zeros = after ? Array<string>(8 - before.length - after.length).fill('0') : [];
  return [...before, ...zeros, ...(after ?? [])].map((group) => Number.parseInt(group, 16));
}
