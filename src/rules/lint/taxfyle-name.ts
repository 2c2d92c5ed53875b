import { findingsAt, type LintRule } from './finding.ts';
import { apart, placesOf } from './lint-text.ts';

const TAXFYLE = /\btax[ -]?fyles?\b/gi;
const ADDRESS =
  /(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)*taxfyle\.com\b|(?<![\w.-])(?:https?:\/\/)?(?:[\w-]+\.)*taxfyle\.com\b(?:\/\S*)?/gi;

/**
 * The name Taxfyle in front of a Rocket Tax client: M8, Rocket Tax service expectations. Addresses
 * of support that hold it are fine.
 */
export const taxfyleName: LintRule = ({ plain }, { audience, workspace }) => {
  if (audience === 'note' || workspace !== 'rocket-tax') return [];
  const spans = apart(placesOf(TAXFYLE, plain), placesOf(ADDRESS, plain));
  return findingsAt(spans, {
    rule: 'M8',
    severity: 'error',
    message: 'Rocket Tax clients know their pro as a Rocket Tax professional, not as Taxfyle.',
    fix: 'Say Rocket Tax professional or preparer, or Rocket Tax support.',
  });
};
