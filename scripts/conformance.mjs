#!/usr/bin/env node
// Writes docs/conformance from the titles of the tests; `--check` only says whether the pages are up to date.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { conformancePages, unknownIds } from "./conformance/pages.mjs";
import { testsByRequirement } from "./conformance/shown-by.mjs";
import { inRepository } from "./lib/repository.mjs";

const folder = (name) => inRepository("docs", "conformance", name);
const isCheck = process.argv.includes("--check");

const requirements = JSON.parse(readFileSync(folder("requirements.json"), "utf8"));
const testsById = testsByRequirement();

const problems = unknownIds(requirements, testsById).map(
  (where) => `${where} is no requirement of the list.`,
);
for (const [name, text] of conformancePages(requirements, testsById)) {
  const isCurrent = existsSync(folder(name)) && readFileSync(folder(name), "utf8") === text;
  if (isCurrent) continue;
  if (isCheck) problems.push(`docs/conformance/${name} is not up to date: run npm run docs:conformance.`);
  else writeFileSync(folder(name), text);
}
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
