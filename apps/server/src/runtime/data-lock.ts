import { createHash } from "node:crypto";
import { unlinkSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StartupError, systemCode } from "./startup-error";

/** Longest path of a local socket on all systems we know. */
const longestSocketPath = 100;

/** Held while a server works on a data directory; the system lets go of it whatever way the process ends. */
export interface DataLock {
  release(): void;
}

/** Makes sure that no other server works on the data directory. Rejects with a `StartupError`. */
export async function lockDataDirectory(dataDir: string): Promise<DataLock> {
  const path = socketPath(dataDir);
  if (await isAnswered(path)) {
    throw new StartupError(
      `Another server works on the data directory ${dataDir}: stop it, or set PORCHLIGHT_DATA_DIR to another directory.`,
    );
  }
  removeStale(path);
  const server = await listenOnPath(path, dataDir);
  return { release: () => server.close() };
}

function socketPath(dataDir: string): string {
  const inside = join(dataDir, "server.sock");
  if (inside.length <= longestSocketPath) return inside;
  return join(tmpdir(), `porchlight-${createHash("sha256").update(dataDir).digest("hex").slice(0, 24)}.sock`);
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const settle = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket.once("connect", () => settle(true));
    socket.once("error", () => settle(false));
  });
}

function removeStale(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (systemCode(error) !== "ENOENT") throw error;
  }
}

function listenOnPath(path: string, dataDir: string): Promise<Server> {
  const server = createServer((socket) => socket.destroy());
  server.unref();
  return new Promise((resolve, reject) => {
    server.once("error", (error) =>
      reject(
        new StartupError(
          `The data directory ${dataDir} cannot be locked (${systemCode(error)}): check its permissions.`,
        ),
      ),
    );
    server.listen(path, () => resolve(server));
  });
}
