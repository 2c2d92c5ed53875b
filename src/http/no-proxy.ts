import { BlockList, isIP } from 'node:net';

const family = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Whether two addresses are one, however they are written. */
function isSameAddress(host: string, other: string): boolean {
  if (isIP(host) === 0 || isIP(host) !== isIP(other)) return false;
  const list = new BlockList();
  list.addAddress(other, family(other));
  return list.check(host, family(host));
}

/** Whether an address lies in a network such as 10.0.0.0/8. */
function isInNetwork(host: string, entry: string): boolean {
  const [written = '', bits = ''] = entry.split('/');
  const network = written.replace(/^\[|\]$/g, '');
  const most = isIP(network) === 6 ? 128 : 32;
  if (isIP(host) === 0 || isIP(host) !== isIP(network)) return false;
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > most) return false;
  const list = new BlockList();
  list.addSubnet(network, Number(bits), family(network));
  return list.check(host, family(host));
}

/** `host:port` and `[v6]:port` without the port; a bare IPv6 address has colons of its own. */
function splitPort(entry: string): { name: string; port: string } {
  const [, v6, v6Port] = /^\[(.+)\](?::(\d+))?$/.exec(entry) ?? [];
  if (v6 !== undefined) return { name: v6, port: v6Port ?? '' };
  const [, name, port] = /^([^:]+):(\d+)$/.exec(entry) ?? [];
  return name === undefined ? { name: entry, port: '' } : { name, port: port ?? '' };
}

/**
 * Whether NO_PROXY has a host reached without a proxy. As curl reads it: names parted by commas or
 * blanks; a name means its subdomains too, with or without a dot before it; `*` means every host;
 * addresses also as networks (10.0.0.0/8). As others do, `host:port` means that port alone.
 *
 * @param port the one that is connected to, also where the URL doesn't write it
 */
export function isExempt(noProxy: string, hostname: string, port: string): boolean {
  const host = hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      if (entry.includes('/')) return isInNetwork(host, entry);
      const { name, port: only } = splitPort(entry);
      if (only !== '' && only !== port) return false;
      const bare = name.replace(/^\*?\.|\.$/g, '');
      if (host === bare || isSameAddress(host, bare)) return true;
      return isIP(host) === 0 && host.endsWith(`.${bare}`);
    });
}
