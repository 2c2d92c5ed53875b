import { describe, expect, it } from 'vitest';
import { declarationsOf } from '../../../../src/rules/clocks/declarations.ts';
import { holdsOfEvents } from '../../../../src/rules/clocks/holds.ts';

const MON = '2026-02-02T15:00:00Z';
const TUE = '2026-02-03T15:00:00Z';
const WED = '2026-02-04T15:00:00Z';
const THU = '2026-02-05T15:00:00Z';

/** Events named by their place; "declared" and "withdrawn" are of the complete information. */
const events = (...told: [type: string, time?: string | null][]) =>
  told.map(([type, time], index) => ({
    id: `e${index}`,
    type: ['declared', 'withdrawn'].includes(type) ? `info_complete_${type}` : type,
    time,
  }));

describe('the declarations of complete information', () => {
  it.each([
    ['none', events(), null, []],
    ['one that stands', events(['declared', MON]), MON, [['e0', MON, null]]],
    [
      'one that was withdrawn',
      events(['declared', MON], ['withdrawn', TUE]),
      null,
      [['e0', MON, TUE]],
    ],
    [
      'one that was declared anew',
      events(['declared', MON], ['withdrawn', TUE], ['declared', WED]),
      WED,
      [
        ['e0', MON, TUE],
        ['e2', WED, null],
      ],
    ],
    [
      'one that was declared twice',
      events(['declared', MON], ['declared', TUE]),
      MON,
      [['e0', MON, null]],
    ],
    ['a withdrawal of nothing', events(['withdrawn', MON]), null, []],
    [
      'events in another order, and of types that nobody knows',
      events(['withdrawn', TUE], ['moon_rose', MON], ['declared', MON]),
      null,
      [['e2', MON, TUE]],
    ],
    [
      'a portal that wrote nothing down',
      events(['message_sent', MON]),
      TUE,
      [['AB12CD34EF5', TUE, null]],
    ],
    [
      'a declaration without its time',
      events(['declared', MON], ['withdrawn', TUE], ['declared', null]),
      WED,
      [
        ['e0', MON, TUE],
        ['AB12CD34EF5', WED, null],
      ],
    ],
    ['a withdrawal without its time', events(['declared', MON], ['withdrawn']), null, []],
    ['a time that is none', events(['declared', 'soon']), null, []],
    [
      'a withdrawal that the job doesn’t know of yet',
      events(['declared', MON], ['withdrawn', TUE]),
      MON,
      [['e0', MON, TUE]],
    ],
    ['a job that doesn’t say', events(['declared', MON]), undefined, [['e0', MON, null]]],
  ])('with %s', (_, told, info_complete_time, expected) => {
    const job = { short_id: 'AB12CD34EF5', info_complete_time };
    const declarations = declarationsOf(told, job);
    expect(
      declarations.map(({ id, declared_time, withdrawn_time }) => [
        id,
        declared_time,
        withdrawn_time,
      ]),
    ).toEqual(expected);
  });
});

describe('the holds that events tell of', () => {
  it.each([
    ['none', 'CLAIMED', events(), []],
    ['one that lasts', 'ON_HOLD', events(['on_hold', MON]), [['e0', MON, null]]],
    ['one that is over', 'CLAIMED', events(['on_hold', MON], ['resumed', TUE]), [['e0', MON, TUE]]],
    [
      'two, the second one lasting',
      'ON_HOLD',
      events(['on_hold', MON], ['resumed', TUE], ['on_hold', WED]),
      [
        ['e0', MON, TUE],
        ['e2', WED, null],
      ],
    ],
    [
      'another reason for the same',
      'CLAIMED',
      events(['on_hold', MON], ['on_hold', TUE], ['resumed', WED]),
      [['e0', MON, WED]],
    ],
    [
      'a rejected scope change, which doesn’t end it',
      'ON_HOLD',
      events(['on_hold', MON], ['scope_change_rejected', TUE]),
      [['e0', MON, null]],
    ],
    [
      'one that a cancellation ended',
      'CANCELLED',
      events(['on_hold', MON], ['cancelled', THU]),
      [['e0', MON, THU]],
    ],
    ['nothing, and yet the job is On-Hold', 'ON_HOLD', events(['message_sent', MON]), null],
    ['one whose end isn’t told', 'CLAIMED', events(['on_hold', MON]), null],
    ['an end without its time', 'CLAIMED', events(['on_hold', MON], ['resumed', null]), null],
  ])('with %s', (_, status, told, expected) => {
    const holds = holdsOfEvents(status, told);
    expect(holds?.map(({ id, from, to }) => [id, from, to]) ?? null).toEqual(expected);
  });
});
