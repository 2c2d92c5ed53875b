import { type ClientPairs, clientPairs, type Spellings } from './client-pairs.ts';
import type { KeyedHash } from './keyed-hash.ts';

/** Another open client, or the subject itself, which is told by its name. */
export interface OtherClient {
  short_id: string;
  /** As a person knows them. */
  name: string;
  names: readonly string[];
}

/** Who is named among hashed pairs of words. */
export interface Named {
  namesSubject: boolean;
  /** The others that are named, by short id; none that shares a name with the subject. */
  others: readonly OtherClient[];
}

export interface ClientIndex {
  namedIn(hashes: readonly string[], subjectNames: readonly string[]): Named;
}

interface Entry {
  client: OtherClient;
  people: readonly ClientPairs[];
}

const NONE: readonly Entry[] = [];

/** Indexes clients by the hashes of their names, so that a text is compared with all at once. */
export function openClientIndex(clients: readonly OtherClient[], hash: KeyedHash): ClientIndex {
  const entries = clients.map((client) => ({ client, people: hashedPeople(client.names, hash) }));
  const byHash = new Map<string, Set<Entry>>();
  for (const entry of entries) {
    for (const first of entry.people.flatMap(({ ends, chain: [link = []] }) => [
      ...ends,
      ...link,
    ])) {
      const sharing = byHash.get(first) ?? new Set();
      byHash.set(first, sharing.add(entry));
    }
  }

  function candidates(hashes: readonly string[]): Set<Entry> {
    const entries = new Set<Entry>();
    for (const one of hashes) for (const entry of byHash.get(one) ?? NONE) entries.add(entry);
    return entries;
  }

  function namedIn(hashes: readonly string[], subjectNames: readonly string[]): Named {
    const found = new Set(hashes);
    const subject = hashedPeople(subjectNames, hash);
    const own = new Set(subject.flatMap(({ all }) => all));
    const others = [...candidates(hashes)]
      .filter(({ people }) => people.some((person) => isNamed(person, found)))
      .filter(({ people }) => !people.some(({ ends }) => ends.some((one) => own.has(one))))
      .map(({ client }) => client);
    return {
      namesSubject: subject.some((person) => isNamed(person, found)),
      others: inOrder(others),
    };
  }

  return { namedIn };
}

function isNamed({ ends, chain }: ClientPairs, found: ReadonlySet<string>): boolean {
  const has = (spellings: Spellings) => spellings.some((one) => found.has(one));
  return has(ends) || (chain.length > 0 && chain.every(has));
}

function hashedPeople(names: readonly string[], hash: KeyedHash): ClientPairs[] {
  return [...new Set(names)].flatMap(clientPairs).map(({ ends, chain, all }) => ({
    ends: ends.map(hash),
    chain: chain.map((spellings) => spellings.map(hash)),
    all: all.map(hash),
  }));
}

function inOrder(clients: readonly OtherClient[]): OtherClient[] {
  const key = ({ short_id, name }: OtherClient) => `${short_id} ${name}`;
  return clients.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}
