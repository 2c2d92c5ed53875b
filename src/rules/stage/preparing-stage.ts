import type { KnownChat } from '../clocks/chat.ts';
import type { InfoComplete, JobClockFacts } from '../clocks/facts.ts';
import { compareInstants, isSince } from '../instants.ts';
import { scopeMilestone } from '../scope-check/milestone.ts';
import { type JobStage, look, type NextStep, stageOf, step } from './stage.ts';

const CLIENT_DONE = /^(documents received|information complete)$/i;

/**
 * The stages before there is a draft: L2, M3 and S6, Rocket Tax service expectations. All client
 * messages are answered here.
 */
export function preparingStage(facts: JobClockFacts, chat: KnownChat): JobStage {
  const { job, info_complete } = facts;
  if (job.step !== null) {
    const reason = `The progress step is ${job.step}, but no document carries the draft’s tag.`;
    return stageOf('unknown', reason, step('Look at the documents.', 'doc list', facts));
  }
  if (info_complete === null) {
    const reason = 'The portal does not say whether the information was declared complete.';
    return stageOf('unknown', reason, look(facts));
  }
  const declared = standing(info_complete);
  if (declared !== undefined) return declaredStage(declared, facts, chat);
  const delivered = facts.milestones?.find(
    ({ name, completed }) => completed && CLIENT_DONE.test(name.trim()),
  );
  if (delivered !== undefined) {
    const reason = `“${delivered.name}” is ticked; whether everything is there is yours to verify.`;
    return stageOf(
      'waiting_on_me',
      reason,
      step('Go through the documents; ask for what is missing.', 'doc list', facts),
    );
  }
  return stageOf(
    'waiting_on_client',
    'You wrote last, and the information is not complete yet.',
    step(
      'Wait for the client, or ask for what is missing once.',
      'message send',
      facts,
      '--template open-items --var items=WHAT',
    ),
  );
}

function declaredStage(declared: InfoComplete, facts: JobClockFacts, chat: KnownChat): JobStage {
  const since = declared.declared_time;
  const told = chat.pro.some(isSince(since));
  const toCompare = compareScope(facts);
  return told
    ? stageOf(
        'drafting',
        'The information is complete and the client knows.',
        toCompare ??
          step('Prepare the draft and upload it.', 'doc upload', facts, 'FILE --tag draft'),
      )
    : stageOf(
        'info_complete',
        'The information is complete; the client has not been told by when the draft comes.',
        toCompare ??
          step(
            'Tell the client by when the draft comes.',
            'message send',
            facts,
            '--template commitment --var draft_by=DAY',
          ),
      );
}

/** S6: what was bought is compared with the real work before a draft is promised or prepared. */
function compareScope(facts: JobClockFacts): NextStep | null {
  const milestone = scopeMilestone(facts.milestones ?? []);
  if (milestone === null || milestone.completed) return null;
  return step('Compare the job with the questionnaire first.', 'scope verify', facts);
}

function standing(declarations: readonly InfoComplete[]): InfoComplete | undefined {
  const last = declarations
    .toSorted((left, right) => compareInstants(left.declared_time, right.declared_time))
    .at(-1);
  return last?.withdrawn_time === null ? last : undefined;
}
