import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/**/*.test.ts", "apps/**/*.test.{ts,tsx}", "scripts/**/*.test.{ts,mjs}"],
    exclude: ["**/node_modules/**", "**/dist/**", "**/.next/**", "**/generated/**", "e2e/**"],
    pool: "forks",
    // Files share the modules of their process: loading them anew for each took half of the time.
    isolate: false,
    maxWorkers: 2,
    // What is thrown away soon is most of what tests make, and no WebAssembly runs for long: a tenth less to do.
    execArgv: ["--max-semi-space-size=64", "--wasm-tiering-budget=100000000"],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    teardownTimeout: 10_000,
  },
});
