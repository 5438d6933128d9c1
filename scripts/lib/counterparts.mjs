// Programs that nobody here wrote, for tests to talk to. Those tests skip, and say so, where a program is missing.
import { canInstall, installPackages } from "./apt.mjs";
import { say, step } from "./progress.mjs";
import { onPath } from "./repository.mjs";
import { StepFailure } from "./run.mjs";

const COUNTERPARTS = [
  { command: "sipp", debianPackage: "sip-tester" },
  { command: "baresip", debianPackage: "baresip-core" },
  { command: "linphonec", debianPackage: "linphone-cli" },
  { command: "freeDiameterd", debianPackage: "freediameter" },
  { command: "pebble", debianPackage: "pebble" },
];

export async function ensureCounterparts() {
  const missing = COUNTERPARTS.filter(({ command }) => onPath(command) === undefined);
  if (missing.length === 0) return;
  const packages = missing.map(({ debianPackage }) => debianPackage);
  if (!canInstall()) {
    say(`  – Not installed, so their tests are skipped: ${packages.join(", ")}`);
    return;
  }
  try {
    await step("Installing programs to test with", () => installPackages(packages, undefined));
  } catch (failure) {
    if (!(failure instanceof StepFailure)) throw failure;
    say(`  – Could not be installed, so their tests are skipped: ${packages.join(", ")}`);
  }
}
