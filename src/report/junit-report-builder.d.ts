// The package’s own declaration tells of a default export where there is none: the builder itself is
// what the module is.
declare module 'junit-report-builder' {
  import type { JUnitReportBuilder } from 'junit-report-builder/dist/builder.d.ts';

  const builder: JUnitReportBuilder;
  export default builder;
}
