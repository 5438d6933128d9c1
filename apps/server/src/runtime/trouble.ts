import type { Saying } from "@porchlight/kernel";
import { say } from "./sayings";
import { StartupError } from "./startup-error";

/** What went wrong, for a page: calls of the system by their codes, what others say in their words. */
export function trouble(error: unknown): Saying {
  if (error instanceof StartupError && error.saying !== undefined) return error.saying;
  if (!(error instanceof Error)) return say("in-words-of-system", { message: String(error) });
  const { code, syscall, path, address, port } = error as NodeJS.ErrnoException & SocketPlace;
  if (code === undefined || syscall === undefined)
    return say("in-words-of-system", { message: error.message });
  const of = path ?? (address === undefined ? "" : `${address}:${port ?? ""}`);
  return say("call-fails", { call: `${syscall} ${of}`.trim(), code });
}

interface SocketPlace {
  readonly address?: string;
  readonly port?: number;
}
