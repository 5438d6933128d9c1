// Debian packages that tests use, installed where that is possible and allowed.
import { onPath } from "./repository.mjs";
import { runQuietly } from "./run.mjs";

/** Whether packages can be installed here without asking anybody. */
export const canInstall = () => process.getuid?.() === 0 && onPath("apt-get") !== undefined;

/** Installs packages; `mend` says what to do when that fails. */
export async function installPackages(packages, mend) {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, mend };
  await runQuietly("apt-get", ["update", "-q"], options);
  await runQuietly("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], options);
}
