import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

/** Starts a server on the first core; the generator keeps to the second. */
export function startPinned(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): ChildProcess {
  const child = spawn("taskset", ["-c", "0", command, ...args], {
    env: { ...process.env, ...env },
    stdio: [
      "ignore",
      process.env.BENCH_VERBOSE ? "inherit" : "ignore",
      process.env.BENCH_VERBOSE ? "inherit" : "ignore",
    ],
  });
  return child;
}

export const has = (command: string): boolean =>
  spawnSync("sh", ["-c", `command -v ${command}`]).status === 0;

/** A TCP port of the loopback address that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const bound = probe.address();
      probe.close(() => resolve(typeof bound === "object" && bound !== null ? bound.port : 0));
    });
  });
}

export async function untilListening(port: number, child: ChildProcess, timeoutMs = 60_000): Promise<void> {
  for (const end = Date.now() + timeoutMs; Date.now() < end; await delay(50)) {
    if (child.exitCode !== null) throw new Error(`the server ended with status ${child.exitCode}`);
    if (await accepts(port)) return;
  }
  throw new Error(`nothing listens on port ${port}`);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill("SIGTERM");
  const ended = await Promise.race([once(child, "exit"), delay(8000, "late")]);
  if (ended === "late") child.kill("SIGKILL");
}
