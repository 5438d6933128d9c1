import { setFlagsFromString } from "node:v8";
import { endWithReader } from "./cli/end-with-reader";
import { StopSignals } from "./cli/stop-signals";
import { nodeVersionProblem } from "./runtime/node-version";

const argv = process.argv.slice(2);
const signals = new StopSignals();
// Loading the rest takes its time, and a container's first process is not ended by a signal it does not catch.
if (argv[0] === "start") signals.listen();

// The server goes on without its terminal; a command has nobody to tell any more.
endWithReader(process.stdout, argv[0] === "start" ? () => {} : () => process.exit());

// WebAssembly is optimized once it has run for long: compiling it again at every start took a quarter of the start.
setFlagsFromString("--wasm-tiering-budget=100000000");

const tooOld = nodeVersionProblem();
if (tooOld === undefined) {
  const { runCommandLine } = await import("./cli/program");
  const status = await runCommandLine(argv, signals);
  if (status !== undefined) process.exitCode = status;
} else {
  process.stderr.write(`${tooOld}\n`);
  process.exitCode = 1;
}
