import { type Config, loadConfig } from "../config";
import { StartupError } from "../runtime/startup-error";

/** The settings of this process. Throws a `StartupError` with one sentence for each fault. */
export function settings(environment: NodeJS.ProcessEnv = process.env): Config {
  const loaded = loadConfig(environment);
  if (loaded.ok) return loaded.value;
  throw new StartupError(loaded.error.map(({ sentence }) => sentence).join("\n"));
}
