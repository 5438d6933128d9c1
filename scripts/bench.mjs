// Runs the benchmark on the second core, so that the server under test has the first one for itself.
import { spawnSync } from "node:child_process";

const generator = [process.execPath, "--import", "tsx", "bench/main.ts", ...process.argv.slice(2)];
const pinned = spawnSync("sh", ["-c", "command -v taskset"]).status === 0 ? ["taskset", "-c", "1"] : [];
const [command, ...args] = [...pinned, ...generator];
process.exit(spawnSync(command, args, { stdio: "inherit" }).status ?? 1);
