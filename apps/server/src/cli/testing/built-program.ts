import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll } from "vitest";

const server = fileURLToPath(new URL("../../../", import.meta.url));
let folder: string | undefined;

/** Builds the program for the tests of a file: it starts in a quarter of the time that its sources would take. */
export function buildProgram(): void {
  beforeAll(() => {
    // Beside `dist`, since the program finds the other parts of the product from where it lies.
    folder = mkdtempSync(join(server, "dist-"));
    execFileSync(process.execPath, ["build.mjs", folder], { cwd: server });
  });
  afterAll(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });
}

/** The entry of what `buildProgram` built. */
export function builtProgram(): string {
  if (folder === undefined) throw new Error("the file of the test does not call buildProgram");
  return join(folder, "main.js");
}
