import type { JobClockFacts } from '../clocks/facts.ts';
import { taxqCommand } from '../suggested-command.ts';
import { type JobStage, look, stageOf, step } from './stage.ts';

/**
 * The stages of an engagement without a return, such as bookkeeping: its milestones tell. X1, Taxfyle
 * jobs dashboard. All client messages are answered here.
 */
export function workStage(facts: JobClockFacts): JobStage {
  if (facts.milestones === null) {
    const reason = 'The portal does not say which milestones are ticked.';
    return stageOf('unknown', reason, look(facts));
  }
  const open = facts.milestones.filter(({ completed }) => !completed);
  const own = open.find(({ owner }) => owner.trim().toUpperCase() !== 'CLIENT');
  if (own !== undefined) {
    const command = taxqCommand('job milestones', [facts.job.short_id, '--done', own.name]);
    const next = 'Do its work, then tick it.';
    return stageOf('waiting_on_me', `“${own.name}” is not ticked.`, { next, command });
  }
  const [clients] = open;
  if (clients !== undefined) {
    const reason = `“${clients.name}” is the client’s to tick.`;
    const next = 'Wait for the client, or ask once.';
    return stageOf('waiting_on_client', reason, step(next, 'message send', facts, '-'));
  }
  return stageOf(
    'ready_to_close',
    'Every milestone is ticked and every message answered.',
    step('Close the job.', 'close', facts),
  );
}
