import type { Server } from "node:net";
import { StartupError, systemCode } from "../runtime/startup-error";

/** Binds a server. Resolves with its port; rejects with a `StartupError` that names the setting. */
export function listenOn(server: Server, address: string, port: number, setting: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const onError = (error: unknown): void => reject(bindError(error, address, port, setting));
    server.once("error", onError);
    server.listen({ host: address, port, backlog: 4096 }, () => {
      server.off("error", onError);
      resolve(boundPort(server));
    });
  });
}

/** Stops listening; open connections stay as they are. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    if (!server.listening) return resolve();
    server.close();
    resolve();
  });
}

/** One sentence for a port or an address that cannot be had. */
export function bindError(error: unknown, address: string, port: number, setting: string): StartupError {
  const code = systemCode(error);
  switch (code) {
    case "EADDRINUSE":
      return new StartupError(
        `Port ${port} on ${address} is in use: stop the program that holds it, or set ${setting} to a free port.`,
      );
    case "EACCES":
      return new StartupError(
        `Port ${port} may not be opened by this user: set ${setting} to a port above 1023, or grant the right.`,
      );
    case "EADDRNOTAVAIL":
      return new StartupError(
        `${address} is no address of this machine: set PORCHLIGHT_LISTEN to one that is, or to 0.0.0.0 for all.`,
      );
    default:
      return new StartupError(`Port ${port} on ${address} cannot be opened (${code}): check ${setting}.`);
  }
}

function boundPort(server: Server): number {
  const bound = server.address();
  return typeof bound === "object" && bound !== null ? bound.port : 0;
}
