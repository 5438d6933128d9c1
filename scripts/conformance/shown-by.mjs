// Which tests name which requirement.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inRepository } from "../lib/repository.mjs";
import { testTitles } from "./test-titles.mjs";

const FOLDERS = ["apps", "e2e", "packages"];
const TEST_FILE = /\.(?:test|e2e|spec)\.tsx?$/;
const NOT_OURS = new Set(["node_modules", "dist", ".next", "generated"]);
const ID = /\b(?:SYS|FLW|PRS|POL|XDM|RLS|COR|PRV)-\d{3}\b/g;

/** From ID to the tests that name it: `{ file, title }`, in the order of files and lines. */
export function testsByRequirement() {
  const byId = new Map();
  for (const file of FOLDERS.flatMap(testFiles)) {
    for (const title of testTitles(readFileSync(inRepository(file), "utf8"))) {
      for (const id of new Set(title.match(ID))) {
        const tests = byId.get(id) ?? [];
        tests.push({ file, title: title.replace(/\s+/g, " ") });
        byId.set(id, tests);
      }
    }
  }
  return byId;
}

const testFiles = (folder) =>
  readdirSync(inRepository(folder), { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : testFiles(path);
      return TEST_FILE.test(entry.name) ? [path] : [];
    });
