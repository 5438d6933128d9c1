import { defineConfig } from "@playwright/test";
import { chromiumPath } from "./scripts/lib/chromium.mjs";

export default defineConfig({
  testDir: "e2e",
  // `npm run docs:pictures` takes the pictures of the documentation instead of testing.
  testMatch: process.env.DOCS_PICTURES === "1" ? "**/*.pictures.ts" : "**/*.e2e.ts",
  outputDir: "test-results",
  // Each file has an office of its own; within a file tests share it, in their order.
  fullyParallel: false,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // Where nobody looks, one more try tells a test that lost a race, which is reported as flaky, from one that fails.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: true,
  reporter: process.env.CI ? [["list"], ["json", { outputFile: "test-results/e2e.json" }]] : [["list"]],
  use: {
    // To look at one test: `npx playwright test FILE --trace on`.
    trace: "off",
    screenshot: "only-on-failure",
    video: "off",
    launchOptions: {
      executablePath: chromiumPath() ?? "chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
