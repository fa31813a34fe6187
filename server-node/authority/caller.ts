import { isIP, isIPv6 } from 'node:net';

/**
 * Who calls, for the limit of failed tries.
 * @param remote address of the connection
 * @param forwarded the header X-Forwarded-For
 * @param proxy a reverse proxy on this machine stands in front. Only what it added, the last entry, counts: a
 *   client writes the others itself, and without a proxy the whole header.
 */
export function callerAddress(remote: string, forwarded: string | undefined, proxy: boolean): string {
  if (!proxy || !/^(::ffff:)?127\.|^::1$/i.test(remote)) return remote;
  const last = forwarded?.split(',').at(-1)?.trim() ?? '';
  return isIP(last) ? last : remote;
}

/**
 * What counts as one caller: an IPv4 address, or the /64 of an IPv6 address, since one line has all 2^64 in it.
 * @param address as of a socket; a text that is no address stands for itself
 */
export function networkOf(address: string): string {
  const [plain] = address.split('%'); // a zone: fe80::1%eth0
  if (!isIPv6(plain)) return address;
  // The URL parser writes every address in one way: lower case, no leading zeros, no dots.
  const canonical = new URL(`http://[${plain}]`).hostname.slice(1, -1);
  const mapped = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(canonical);
  if (mapped) {
    const [high, low] = mapped.slice(1).map((group) => Number.parseInt(group, 16));
    return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  }
  const [before, after] = canonical.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const zeros = after ? Array<string>(8 - before.length - after.length).fill('0') : [];
  return `${[...before, ...zeros, ...(after ?? [])].slice(0, 4).join(':')}::/64`;
}
