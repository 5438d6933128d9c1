import { existsSync, readFileSync } from "node:fs";

/** Counts of a vitest JSON report. A run that failed without a failed test (a file that does not load) counts as one. */
export function vitestCounts(path, status) {
  const report = readReport(path);
  if (report === undefined) return nothingButFailure();
  const { numPassedTests: passed, numFailedTests, numFailedTestSuites } = report;
  const failed = numFailedTests > 0 ? numFailedTests : numFailedTestSuites;
  return { passed, failed: atLeastOne(failed, status) };
}

/** Counts of a Playwright JSON report. A test that passed at a second try passed. */
export function playwrightCounts(path, status) {
  const report = readReport(path);
  if (report === undefined) return nothingButFailure();
  const { expected, flaky, unexpected } = report.stats;
  return { passed: expected + flaky, failed: atLeastOne(unexpected, status) };
}

const readReport = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined);

/** Without a report nothing was tested, and that is a failure whatever the status says. */
const nothingButFailure = () => ({ passed: 0, failed: 1 });

const atLeastOne = (failed, status) => (failed === 0 && status !== 0 ? 1 : failed);
