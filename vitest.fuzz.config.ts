import { fileURLToPath } from "node:url";
import { mergeConfig } from "vitest/config";
import suite from "./vitest.config";

/** The suite, each property of it for `FUZZ_SECONDS`. */
export default mergeConfig(suite, {
  resolve: {
    alias: [
      {
        find: /^fast-check$/,
        replacement: fileURLToPath(new URL("scripts/lib/patient-fast-check.mjs", import.meta.url)),
      },
    ],
  },
  test: { testTimeout: 0 },
});
