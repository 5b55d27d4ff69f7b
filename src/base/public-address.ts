import { BlockList, isIP } from 'node:net';

/** Address ranges that lead nowhere on the public internet (IANA special-purpose registries for IPv4 and IPv6). */
const NOT_PUBLIC = {
  ipv4: [
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '172.16.0.0/12',
    '192.0.0.0/24',
    '192.0.2.0/24',
    '192.88.99.0/24',
    '192.168.0.0/16',
    '198.18.0.0/15',
    '198.51.100.0/24',
    '203.0.113.0/24',
    '224.0.0.0/3',
  ],
  // Global unicast is 2000::/3; everything outside it is listed by its complement, then the exceptions within. ::/3 holds
  // the loopback, the mapped and the translated IPv4 addresses: none of them is taken.
  ipv6: ['::/3', '4000::/2', '8000::/1', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'],
} as const;

/** One list for each family: in a common one, `::/3` would also catch every IPv4 address by its mapped form. */
const blocked = { ipv4: new BlockList(), ipv6: new BlockList() };
for (const family of ['ipv4', 'ipv6'] as const) {
  for (const range of NOT_PUBLIC[family]) {
    const [net = '', prefix] = range.split('/');
    blocked[family].addSubnet(net, Number(prefix), family);
  }
}

/** True for an IP address that anyone on the internet may own. Loopback, private, link-local and reserved ones are not. */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/%.*$/, '');
  if (isIP(bare) === 0) return false;
  const family = isIP(bare) === 4 ? 'ipv4' : 'ipv6';
  return !blocked[family].check(bare, family);
}
