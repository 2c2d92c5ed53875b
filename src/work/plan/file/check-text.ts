import type { ActionKind } from '../../../rules/plan/action.ts';
import type { RawAction } from './blocks.ts';
import { textLabel } from './plan-file.ts';
import type { PlanProblems } from './problems.ts';

interface Owner {
  id: string;
  kind: ActionKind;
  job: string;
  isLeftOut: boolean;
}

/** Checks that an action’s text is there, and is the one of its own job. */
export function checkText(
  { yamlLine, text, textLine, textLabel: said }: RawAction,
  { id, kind, job, isLeftOut }: Owner,
  problems: PlanProblems,
): void {
  const label = textLabel(kind, job);
  if (text === null) {
    if (kind === 'close' || isLeftOut) return;
    problems.add(yamlLine, `${id} has no text; to leave it out, take out its block too`);
  } else if (said !== '' && said !== label) {
    problems.add(textLine - 1, `this text is a ${said}, but the action above it is ${id}`);
  } else if (said === '') {
    problems.add(textLine - 1, `whose text this is can’t be told; its first line is ~~~~ ${label}`);
  } else if (text.trim() === '' && !isLeftOut) {
    problems.add(textLine, `the text of ${id} is empty; to leave it out: do: skip`);
  }
}
