export {
  type Bank,
  type BankCheck,
  type BankEntry,
  type BankOptions,
  openBank,
} from './bank.ts';
export { checkTemplate } from './check/check-template.ts';
export { JOB_VARIABLES, type JobVariable } from './job-variables.ts';
export type { RecordValue, VariableValue } from './list-values.ts';
export { listForm } from './list-values.ts';
export { type LoadedTemplate, loadBuiltIn, loadFolder, type PortalTemplate } from './load.ts';
export { parseTemplate } from './parse-template.ts';
export { parseVariables } from './parse-variables.ts';
export { type Rendered, renderTemplate } from './render.ts';
export { sampleVariables } from './samples.ts';
export { expectedForm } from './scalar-values.ts';
export type {
  Audience,
  Declaration,
  ListDeclaration,
  Origin,
  RecordDeclaration,
  ScalarDeclaration,
  Template,
  TemplateProblem,
  TemplateSource,
} from './template.ts';
export { describeProblem } from './template.ts';
export { resolveVariables, type VariableProblem, type Variables } from './variables.ts';
