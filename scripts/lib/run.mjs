import { spawn } from "node:child_process";
import { root } from "./repository.mjs";

/** A step that did not work: what a person can do about it, and what the tool said last. */
export class StepFailure extends Error {
  constructor(message, output = "") {
    super(message);
    this.output = output;
  }
}

const LAST_LINES = 60;

/** Runs a command with its output held back. Rejects with a `StepFailure` that has the end of it. */
export async function runQuietly(command, args, { env = process.env, mend }) {
  const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const keep = (chunk) => {
    output = (output + chunk).slice(-64 * 1024);
  };
  child.stdout.setEncoding("utf8").on("data", keep);
  child.stderr.setEncoding("utf8").on("data", keep);
  const status = await ended(child);
  if (status !== 0) throw new StepFailure(mend, output.trimEnd().split("\n").slice(-LAST_LINES).join("\n"));
  return output;
}

/** Runs a command that speaks for itself. Gives its exit status. */
export const runOpenly = (command, args, { env = process.env } = {}) =>
  ended(spawn(command, args, { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] }));

/** Exit status of a child: 127 when it could not be started, 128 and the signal's number when a signal ended it. */
function ended(child) {
  return new Promise((resolve) => {
    child.once("error", () => resolve(127));
    child.once("close", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 143)));
  });
}
