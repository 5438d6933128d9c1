#!/usr/bin/env node
// `npm test`: checks, then unit and integration tests, then browser tests. Stops at the first stage that fails; the
// last line counts the tests of all stages.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { turbo } from "./lib/build.mjs";
import { chromiumPath } from "./lib/chromium.mjs";
import { toolEnvironment } from "./lib/environment.mjs";
import { elapsedSeconds, say } from "./lib/progress.mjs";
import { inRepository, installedCommand } from "./lib/repository.mjs";
import { runOpenly } from "./lib/run.mjs";
import { playwrightCounts, vitestCounts } from "./lib/test-counts.mjs";

const reports = mkdtempSync(join(tmpdir(), "porchlight-test-"));
const unitReport = join(reports, "unit.json");
const browserReport = join(reports, "browser.json");
const node = process.execPath;

const stages = [
  {
    name: "Types",
    command: [turbo, "run", "typecheck", "typecheck:root", "--output-logs=errors-only"],
  },
  { name: "Lint and format", command: [inRepository("node_modules", ".bin", "biome"), "check", "."] },
  { name: "Import rules", command: [turbo, "boundaries"] },
  { name: "Conformance pages", command: [node, inRepository("scripts", "conformance.mjs"), "--check"] },
  {
    name: "Unit and integration tests",
    command: [
      node,
      installedCommand("vitest", "vitest.mjs"),
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${unitReport}`,
    ],
    counts: (status) => vitestCounts(unitReport, status),
  },
  {
    name: "Browser tests",
    command: [node, installedCommand("@playwright", "test", "cli.js"), "test", "--reporter=list,json"],
    environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport, CHROMIUM: chromiumPath() ?? "" },
    counts: (status) => playwrightCounts(browserReport, status),
  },
];

/** Counts of a stage; one that only checks counts when it fails. */
async function run({ name, command, environment, counts }) {
  say(`\n── ${name}`);
  const since = performance.now();
  const [program, ...args] = command;
  const status = await runOpenly(program, args, { env: toolEnvironment(environment) });
  say(`── ${name}: ${status === 0 ? "passed" : "failed"} after ${elapsedSeconds(since).toFixed(1)} s`);
  return { status, ...(counts?.(status) ?? { passed: 0, failed: status === 0 ? 0 : 1 }) };
}

const total = { passed: 0, failed: 0 };
for (const stage of stages) {
  const { status, passed, failed } = await run(stage);
  total.passed += passed;
  total.failed += failed;
  if (status !== 0 || failed > 0) {
    say(`\n${stage.name} failed; the stages after it were not run.`);
    process.exitCode = 1;
    break;
  }
}
rmSync(reports, { recursive: true, force: true });
say(`\n${total.passed} passed, ${total.failed} failed`);
