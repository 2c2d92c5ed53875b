import { RETURN_MILESTONES } from './milestones.ts';
import type { JobSketch } from './sketch.ts';
import { STATE_CODES } from './states.ts';

const GIVEN =
  'Ada Benoît Carmen Dmitri Esther Farah Goran Hana Iñigo Jules Keiko Luz Mateo Nia Oskar Paula Quinn Rosa Søren Talia Uma Victor Wren Ximena Yusuf Zara'.split(
    ' ',
  );
const FAMILY =
  'Abbott Baptiste Castillo Dvorak Ekström Fitzgerald Goldberg Haddad Ibarra Jensen Kowalski Lindgren Moreau Nakamura Olsen Petrov Quintero Rossi Sato Tremblay Ueda Vargas Weiss Xu Yilmaz Zhang'.split(
    ' ',
  );
const STATUSES = ['CLAIMED', 'CLAIMED', 'CLAIMED', 'CLAIMED', 'ON_HOLD', 'CLOSED', 'UNCLAIMED'];

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

function ticksOf(status: string, index: number): JobSketch['ticked'] {
  const names = status === 'CLOSED' ? RETURN_MILESTONES : RETURN_MILESTONES.slice(0, index % 3);
  return Object.fromEntries(names.map((name) => [name, 10]));
}

/** The n-th of many plain jobs, counted from 0; the same every time. */
export function generatedJob(index: number): JobSketch {
  const given = pick(GIVEN, index);
  const family = `${pick(FAMILY, Math.floor(index / GIVEN.length))}`;
  // Past all pairs of names, a middle number keeps the people apart.
  const round = Math.floor(index / (GIVEN.length * FAMILY.length));
  const person = { given: round === 0 ? given : `${given} ${round + 1}`, family };
  const displayName = `${person.given} ${family}`;
  const status = pick(STATUSES, index);
  const created = 24 * (10 + (index % 60));
  const withPro = status !== 'UNCLAIMED';
  return {
    key: `generated ${index}`,
    clients: [person],
    displayName,
    workspace: index % 5 === 4 ? 'taxfyle' : 'rocket-tax',
    type: 'b2c_individual',
    form: '1040',
    status,
    created,
    submitted: created - 2,
    updated: 24 + (index % 48),
    amount: 149 + (index % 7) * 25,
    jurisdictions: ['US', pick(STATE_CODES, index)],
    answers: {
      FILING_STATUS: 'SINGLE',
      INCOME_SOURCES: ['WAGES'],
      STATE_OF_RESIDENCE: pick(STATE_CODES, index),
    },
    withPro,
    ticked: withPro ? ticksOf(status, index) : {},
    ...(status === 'ON_HOLD' ? { holdReason: 'missing_documents' } : {}),
    ...(status === 'CLOSED' ? { completed: 48, rating: 5 } : {}),
    messages: [
      {
        from: 'platform',
        ago: created - 3,
        text: 'Your engagement has started. Your preparer will introduce themselves here.',
      },
      ...(index % 2 === 0 && withPro
        ? [{ from: 'client' as const, ago: 30, text: 'Hello, do you need anything else from me?' }]
        : []),
    ],
    documents: [],
  };
}
