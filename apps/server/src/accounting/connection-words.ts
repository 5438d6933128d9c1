import type { Words } from "@porchlight/kernel";
import { wordsOfCode } from "../listeners/closing-words";
import { say } from "./sayings";

/** Why a reader of records is out of reach; what no system call tells of stays in the words of the library. */
export function connectionWords(error: unknown): Words {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  if (cause.name === "TimeoutError") return say("reader-silent");
  const code = "code" in cause ? String(cause.code) : "";
  if (/^E[A-Z]{3,}$/.test(code)) return say("reader-not-there", { code });
  return wordsOfCode(cause) ?? (cause.message === "" ? say("reader-out-of-reach") : cause.message);
}
