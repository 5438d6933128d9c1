import { nodeVersionProblem } from "./runtime/node-version";

const tooOld = nodeVersionProblem();
if (tooOld === undefined) {
  const { runCommandLine } = await import("./cli/program");
  const status = await runCommandLine(process.argv.slice(2));
  if (status !== undefined) process.exitCode = status;
} else {
  process.stderr.write(`${tooOld}\n`);
  process.exitCode = 1;
}
