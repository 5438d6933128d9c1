// The browser of the browser tests: the system's Chromium.
import { existsSync } from "node:fs";
import { canInstall, installPackages } from "./apt.mjs";
import { step } from "./progress.mjs";
import { onPath } from "./repository.mjs";
import { StepFailure } from "./run.mjs";

/** The first has no windows and takes a third less time for the same tests. */
const NAMES = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
];

/** Path of an installed Chromium; undefined when there is none. `CHROMIUM` in the environment goes first. */
export function chromiumPath() {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== "") return existsSync(named) ? named : undefined;
  for (const name of NAMES) {
    const path = onPath(name);
    if (path !== undefined) return path;
  }
  return undefined;
}

/** Installs Chromium where that is possible and allowed; else tells what to install. */
export async function ensureChromium() {
  if (chromiumPath() !== undefined) return;
  if (process.env.CHROMIUM)
    throw new StepFailure(`CHROMIUM names ${process.env.CHROMIUM}, and there is no such file.`);
  if (!canInstall()) {
    throw new StepFailure(
      "The browser tests need Chromium: install it with the system's package manager (on Debian and Ubuntu: " +
        "sudo apt-get install chromium-headless-shell), or name one by CHROMIUM=/path/to/chromium.",
    );
  }
  const mend =
    "Chromium could not be installed by apt-get: install it by hand, or name one by CHROMIUM=/path/to/chromium.";
  await step("Installing Chromium", () => installPackages(["chromium-headless-shell"], mend));
  if (chromiumPath() === undefined) throw new StepFailure("Chromium was installed, and is not on the PATH.");
}
