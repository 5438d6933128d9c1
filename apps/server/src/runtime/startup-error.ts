/** The server cannot start. The message is one sentence that says what to do. */
export class StartupError extends Error {
  override readonly name = "StartupError";
}

/** The code of a failed system call, such as `EADDRINUSE`. */
export const systemCode = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : String(error);
