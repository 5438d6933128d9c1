// Everything that must be there before the product runs or is tested.
import { buildApps } from "./build.mjs";
import { ensureChromium } from "./chromium.mjs";
import { ensureCounterparts } from "./counterparts.mjs";
import { generateClient } from "./generate.mjs";
import { installDependencies } from "./install.mjs";
import { elapsedSeconds, say } from "./progress.mjs";

/** `start` or `test`. Rejects with a `StepFailure`. */
export async function prepare(mode) {
  say(mode === "test" ? "Preparing the tests" : "Preparing Porchlight");
  await installDependencies();
  await generateClient();
  await buildApps();
  if (mode === "test") {
    await ensureChromium();
    await ensureCounterparts();
  }
  say(`Ready to ${mode} after ${elapsedSeconds().toFixed(1)} s`);
}

/** Says on standard error what failed, and what the tool said. */
export function reportFailure(error) {
  const output = error.output ? `${error.output}\n\n` : "";
  process.stderr.write(`${output}${error.output === undefined ? error.stack : error.message}\n`);
}
