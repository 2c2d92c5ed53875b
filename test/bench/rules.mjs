import { bundled } from './bundled.mjs';
import { jobFacts } from './job-facts.mjs';
import { inTurn, ratio, show } from './measure.mjs';

const JOBS = 10_000;
const ROUNDS = 5;

const MODULES = `
export { clockFrame } from './src/rules/clocks/frame.ts';
export { DEFAULT_CLOCK_SETTINGS } from './src/rules/clocks/settings.ts';
export { readChat } from './src/rules/clocks/chat.ts';
export { jobClocks } from './src/rules/clocks/job-clocks.ts';
export { transferSigns } from './src/rules/clocks/transfer-risk.ts';
export { jobStage } from './src/rules/stage/job-stage.ts';
export { byUrgency } from './src/rules/stage/urgency.ts';`;

/** CPU time of this process that the work takes, in ms. */
function cpuMs(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** How long stage, clocks and order of 10,000 open jobs take, beside parsing their facts. */
export async function measure() {
  const rules = await bundled(MODULES);
  const jobs = Array.from({ length: JOBS }, (_, index) => jobFacts(index));
  const texts = jobs.map((facts) => JSON.stringify(facts));
  const settings = { ...rules.DEFAULT_CLOCK_SETTINGS, zone: 'America/New_York' };
  const queue = () => {
    const frame = rules.clockFrame(settings, '2026-03-11T14:00:00.000Z');
    const told = jobs.map((facts) => {
      const chat = rules.readChat(facts);
      const clocks = rules.jobClocks(facts, frame, chat);
      const stage = rules.jobStage(facts, chat);
      rules.transferSigns(facts, clocks, frame, chat);
      return { clocks, stage, waiting_on: stage.waiting_on };
    });
    if (rules.byUrgency(told).length !== JOBS) throw new Error('Jobs were lost.');
  };
  const parse = () => texts.map((text) => JSON.parse(text));
  const medians = await inTurn({ rules: () => cpuMs(queue), parse: () => cpuMs(parse) }, ROUNDS);
  const seconds = (medians.rules / 1000).toFixed(2);
  show('stage, clocks and order of 10,000 jobs, CPU', `${seconds} s`, '≤ 1 s');
  show('  against JSON.parse of their facts', ratio(medians.rules, medians.parse));
}
