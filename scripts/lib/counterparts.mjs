// Programs that nobody here wrote, for tests to talk to. Those tests skip, and say so, where a program is missing.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { canInstall, installPackages } from "./apt.mjs";
import { say, step } from "./progress.mjs";
import { onPath } from "./repository.mjs";
import { StepFailure } from "./run.mjs";

const MODULE_FOLDERS = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64"];

/** Under systemd the package would start a server of its own, on the port of ours: there it is left to whoever wants it. */
const startsServers = existsSync("/run/systemd/system");

const hasKamailioModule = (name) =>
  MODULE_FOLDERS.some((folder) => existsSync(join(folder, "kamailio/modules", name)));

const COUNTERPARTS = [
  { command: "sipp", debianPackage: "sip-tester" },
  { command: "baresip", debianPackage: "baresip-core" },
  { command: "linphonec", debianPackage: "linphone-cli" },
  { command: "freeDiameterd", debianPackage: "freediameter" },
  { command: "pebble", debianPackage: "pebble" },
  { command: "tshark", debianPackage: "tshark" },
  { kamailioModule: "presence_xml.so", debianPackage: "kamailio-presence-modules" },
  { kamailioModule: "tls.so", debianPackage: "kamailio-tls-modules" },
];

const isThere = ({ command, kamailioModule }) =>
  command === undefined ? startsServers || hasKamailioModule(kamailioModule) : onPath(command) !== undefined;

export async function ensureCounterparts() {
  const missing = COUNTERPARTS.filter((counterpart) => !isThere(counterpart));
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
