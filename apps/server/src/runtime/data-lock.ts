import { randomInt } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { claim, claimPlace, type LockHolder, otherClaims } from "./lock-claim";
import { StartupError, systemCode } from "./startup-error";

/** Held while somebody works on a data directory; the system lets go of it whatever way the process ends. */
export interface DataLock {
  release(): void;
}

/** Two servers that start at the same moment see each other; one of them finds the other gone when it looks again. */
const serverPatienceMs = 500;
/** Commands end by themselves; an import of ten thousand users takes seconds. */
const commandPatienceMs = 10_000;

/**
 * Makes sure that nobody else works on the data directory; waits for a command to end. Rejects with a `StartupError`.
 */
export async function lockDataDirectory(dataDir: string): Promise<DataLock> {
  const outcome = await acquire(dataDir, "server", serverPatienceMs);
  if (typeof outcome !== "string") return outcome;
  if (outcome === "command") throw busyWithCommand(dataDir);
  throw new StartupError(
    `Another server works on the data directory ${dataDir}: stop it, or set PORCHLIGHT_DATA_DIR to another directory.`,
  );
}

/**
 * The same lock as soon as the server that has it ends, whatever way it ends. `waiting` is called again and again until
 * then; what it throws ends the wait. Rejects with a `StartupError`.
 */
export async function takeOverDataDirectory(dataDir: string, waiting: () => void): Promise<DataLock> {
  for (;;) {
    const outcome = await attempt(dataDir, "server");
    if (typeof outcome !== "string") return outcome;
    waiting();
    await pause(randomInt(150, 350));
  }
}

/**
 * The same lock for a command that works on the store itself, so that no server starts beside it. Undefined when a
 * server has it, be it starting or stopping. Rejects with a `StartupError`.
 */
export async function lockForCommand(dataDir: string): Promise<DataLock | undefined> {
  const outcome = await acquire(dataDir, "command", 0);
  if (typeof outcome !== "string") return outcome;
  if (outcome === "command") throw busyWithCommand(dataDir);
  return undefined;
}

const busyWithCommand = (dataDir: string): StartupError =>
  new StartupError(`A command works on the data directory ${dataDir}: try again when it has ended.`);

/** The lock, or who has had it for longer than we wait. */
async function acquire(
  dataDir: string,
  as: LockHolder,
  patienceWithServerMs: number,
): Promise<DataLock | LockHolder> {
  const since = performance.now();
  for (;;) {
    const outcome = await attempt(dataDir, as);
    if (typeof outcome !== "string") return outcome;
    const patienceMs = outcome === "server" ? patienceWithServerMs : commandPatienceMs;
    if (performance.now() - since >= patienceMs) return outcome;
    await pause(randomInt(20, 100));
  }
}

/**
 * Claims first and looks then: of two that claim at the same moment at least one sees the other, and nobody who sees
 * a living claim keeps its own.
 */
async function attempt(dataDir: string, as: LockHolder): Promise<DataLock | LockHolder> {
  const own = await claim(claimPlace(dataDir), as).catch((error: unknown) => {
    throw new StartupError(
      `The data directory ${dataDir} cannot be locked (${systemCode(error)}): check its permissions.`,
    );
  });
  const { holders, removeDead } = await otherClaims(own);
  if (holders.size === 0 && own.isThere()) {
    removeDead();
    return { release: () => own.withdraw() };
  }
  own.withdraw();
  return holders.has("server") ? "server" : "command";
}
