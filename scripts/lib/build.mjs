// The server's bundle, the console and the watcher.
import { toolEnvironment } from "./environment.mjs";
import { step } from "./progress.mjs";
import { inRepository } from "./repository.mjs";
import { runQuietly } from "./run.mjs";

/** The task runner of the workspaces. */
export const turbo = inRepository("node_modules", ".bin", "turbo");

/** Builds what has changed since the last time. */
export const buildApps = () =>
  step("Building what changed", () =>
    runQuietly(turbo, ["run", "build", "--output-logs=errors-only"], {
      env: toolEnvironment({ NODE_ENV: "production" }),
      mend: "The build failed; what the compiler says stands above.",
    }),
  );
