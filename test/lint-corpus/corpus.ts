import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ClientName, LintFacts } from '../../src/rules/lint/facts.ts';

/** One message of the corpus; `rules` are those that it breaks, none for a good one. */
export interface Sample {
  text: string;
  rules: readonly string[];
  facts: LintFacts;
}

interface Entry {
  text: string;
  rules?: string[];
  workspace?: 'rocket-tax' | 'taxfyle';
  audience?: 'client' | 'note';
  client?: string;
  today?: string;
  due?: string;
  unanswered?: string[];
}

const HOLIDAYS = ['2026-05-25', '2026-06-19', '2026-07-03', '2026-09-07'];

const isBusinessDay = (day: string): boolean =>
  ![0, 6].includes(new Date(day).getUTCDay()) && !HOLIDAYS.includes(day);

/** A person by given and family name, or a business, which has neither. */
const called = (display: string): ClientName => {
  const [family = '', ...given] = display.split(' ').reverse();
  const isBusiness = /\b(?:LLC|Inc)$/.test(display);
  return isBusiness
    ? { given: null, family: null, display }
    : { given: given.reverse().join(' '), family, display };
};

const CLIENTS = [
  'Jordan Rivera',
  'Elena Kim',
  'Priya Raman',
  "Thomas O'Brien",
  'María José Núñez',
  'Kim Ceramics LLC',
];

const people = (client: string): ClientName[] =>
  client === 'Jordan & Sam Rivera'
    ? [called('Jordan Rivera'), called('Sam Rivera')]
    : [called(client)];

function factsOf(entry: Entry): LintFacts {
  const client = entry.client ?? 'Jordan Rivera';
  return {
    workspace: entry.workspace ?? 'rocket-tax',
    audience: entry.audience ?? 'client',
    client: people(client),
    otherClients: CLIENTS.filter((other) => !client.includes(other.slice(0, 6))).map(called),
    unanswered: entry.unanswered ?? [],
    today: entry.today ?? '2026-03-02',
    draftDue: entry.due ?? null,
    isBusinessDay,
  };
}

/** Reads a file of the corpus. */
export function readCorpus(folder: string, file: string): Sample[] {
  const entries = parse(readFileSync(join(folder, file), 'utf8')) as Entry[];
  return entries.map((entry) => ({
    text: entry.text,
    rules: entry.rules ?? [],
    facts: factsOf(entry),
  }));
}
