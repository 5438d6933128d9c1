import type { CommandContext } from "./command-context";

const SHOWN_AFTER_MS = 2000;

/** Shows on a terminal that work goes on once it takes longer than two seconds. */
export async function withProgress<Outcome>(
  { stderr }: CommandContext,
  what: string,
  work: Promise<Outcome>,
): Promise<Outcome> {
  if (stderr.isTTY !== true) return work;
  const startedAt = performance.now();
  let shown = false;
  const timer = setInterval(() => {
    const elapsedMs = performance.now() - startedAt;
    if (elapsedMs < SHOWN_AFTER_MS) return;
    shown = true;
    stderr.write(`\r${what} ... ${Math.round(elapsedMs / 1000)} s`);
  }, 500);
  try {
    return await work;
  } finally {
    clearInterval(timer);
    if (shown) stderr.write("\r\u001b[K");
  }
}
