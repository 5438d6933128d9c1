import type { Saying } from "@porchlight/kernel";

/** The server cannot start. The message is one sentence that says what to do. */
export class StartupError extends Error {
  override readonly name = "StartupError";
  /** The same for pages; undefined where no page shows it. */
  readonly saying: Saying | undefined;

  constructor(words: Saying | string) {
    super(typeof words === "string" ? words : words.text);
    this.saying = typeof words === "string" ? undefined : words;
  }
}

/** The code of a failed system call, such as `EADDRINUSE`. */
export const systemCode = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : String(error);
