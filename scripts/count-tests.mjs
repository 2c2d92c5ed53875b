import { readFile } from 'node:fs/promises';

// Prints one plain line about a test run; a run that left no report, or ran nothing, fails.
const read = async (path) => {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  }
};

const report = await read(process.argv[2]);
const skipped = report.numPendingTests + report.numTodoTests;
console.log(
  `tests: ${report.numPassedTests} passed, ${report.numFailedTests} failed, ${skipped} skipped`,
);
if (report.numPassedTests === 0 || report.numFailedTests > 0) process.exitCode = 1;
