import { engagementOf } from '../engagement.ts';
import { answerEvidence } from './answers.ts';
import { coverOf } from './cover.ts';
import { checklistEvidence, documentEvidence } from './documents.ts';
import type { ScopeFacts } from './facts.ts';
import type { ScopeFinding, ScopeStatus } from './finding.ts';
import { stateFindings } from './state-findings.ts';
import { TOPICS } from './topics.ts';
import { papersOfYears } from './years.ts';

export interface ScopeCheck {
  /** What was seen and whether it was bought, what is open first. */
  findings: ScopeFinding[];
  /** False for an engagement without a return, which has nothing to compare. */
  applies: boolean;
  /** What the portal doesn't tell and was therefore not compared: `services`, `answers` and so on. */
  not_told: string[];
}

const ORDER: readonly ScopeStatus[] = ['not_covered', 'perhaps', 'requested', 'unknown', 'covered'];

const YEAR_SERVICE = /\bprior[ -]year\b/i;

/**
 * Compares what was bought with what the client tells in the questionnaire, by the checklist and
 * with documents: S6, Rocket Tax service expectations ("the questionnaire may be wrong", so that no
 * finding is no proof). Engagements without a return have nothing to compare.
 */
export function scopeCheck(facts: ScopeFacts): ScopeCheck {
  const notTold = (
    ['services', 'jurisdictions', 'tax_year', 'answers', 'checklist'] as const
  ).filter((name) => facts[name] === null || (name === 'services' && facts.services?.length === 0));
  if (facts.job_type !== null && engagementOf(facts.job_type).kind === 'other') {
    return { findings: [], applies: false, not_told: [] };
  }
  const findings = [...topics(facts), ...stateFindings(facts), ...years(facts)];
  return {
    findings: findings.sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status)),
    applies: true,
    not_told: notTold,
  };
}

/** The findings that ask for something to be done or looked into. */
export function openFindings({ findings }: ScopeCheck): ScopeFinding[] {
  return findings.filter(({ status }) => status === 'not_covered' || status === 'perhaps');
}

function topics(facts: ScopeFacts): ScopeFinding[] {
  const ofPerson = facts.job_type !== 'b2c_business';
  return TOPICS.filter(({ people_only }) => ofPerson || !people_only).flatMap((topic) => {
    const found = [
      ...(facts.answers ?? []).map((asked) => answerEvidence(asked, topic)),
      ...(facts.checklist ?? []).map((item) => checklistEvidence(item, topic)),
      ...facts.documents.map((document) => documentEvidence(document, topic)),
    ].filter((one) => one !== null);
    if (found.length === 0) return [];
    const { id, title, service } = topic;
    return [{ topic: id, title, found, ...coverOf(facts, service, found) }];
  });
}

function years(facts: ScopeFacts): ScopeFinding[] {
  if (facts.tax_year === null) return [];
  return papersOfYears(facts.documents, facts.tax_year).map(({ year, found }) => ({
    topic: `year_${year}`,
    title: `A return for ${year}`,
    found,
    ...coverOf(facts, YEAR_SERVICE, found),
  }));
}
