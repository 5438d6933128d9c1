// Phones that nobody here wrote, for the tests of desk phones. Those tests skip, and say so, where a phone is missing.
import { canInstall, installPackages } from "./apt.mjs";
import { say, step } from "./progress.mjs";
import { onPath } from "./repository.mjs";
import { StepFailure } from "./run.mjs";

const PHONES = [
  { command: "sipp", debianPackage: "sip-tester" },
  { command: "baresip", debianPackage: "baresip-core" },
  { command: "linphonec", debianPackage: "linphone-cli" },
];

export async function ensurePhones() {
  const missing = PHONES.filter(({ command }) => onPath(command) === undefined);
  if (missing.length === 0) return;
  const packages = missing.map(({ debianPackage }) => debianPackage);
  if (!canInstall()) {
    say(`  – Not installed, so their tests are skipped: ${packages.join(", ")}`);
    return;
  }
  try {
    await step("Installing phones to test with", () => installPackages(packages, undefined));
  } catch (failure) {
    if (!(failure instanceof StepFailure)) throw failure;
    say(`  – Could not be installed, so their tests are skipped: ${packages.join(", ")}`);
  }
}
