import type { Saying } from "@porchlight/kernel";
import { wordsOfCode } from "../listeners/closing-words";
import { say } from "./sayings";
import { StartupError } from "./startup-error";

/** What went wrong, for a page: calls of the system by their codes, what others say in their words. */
export function trouble(error: unknown): Saying {
  if (error instanceof StartupError && error.saying !== undefined) return error.saying;
  if (!(error instanceof Error)) return say("in-words-of-system", { message: String(error) });
  const { code, syscall, path, address, port } = error as NodeJS.ErrnoException & SocketPlace;
  if (code === undefined || syscall === undefined) return wordsOfCode(error) ?? handshakeWords(error.message);
  const of = path ?? (address === undefined ? "" : `${address}:${port ?? ""}`);
  return say("call-fails", { call: `${syscall} ${of}`.trim(), code });
}

/** A handshake of WebSocket that was answered otherwise is told in words, without a code. */
function handshakeWords(message: string): Saying {
  const status = /^Unexpected server response: (\d{3})$/.exec(message)?.[1];
  return status === undefined
    ? say("in-words-of-system", { message })
    : say("handshake-answered", { status });
}

interface SocketPlace {
  readonly address?: string;
  readonly port?: number;
}
