import type { CommandSpec } from '../spec.ts';
import { DEMO_FIELDS } from './fields.ts';

export const demo: CommandSpec = {
  name: 'demo',
  summary: 'Live a pro’s whole day on a throw-away portal, and prove it',
  about:
    'It starts an embedded portal of its own, works one job from intro to close with real PDF files over HTTP, is refused where the rules say so, reads everything back and compares; then the portal is gone. Your profiles and data are not touched',
  examples: ['taxq demo', 'taxq demo --json | jq .ok'],
  fields: DEMO_FIELDS,
  load: async () => (await import('./demo.ts')).runDemo,
};
