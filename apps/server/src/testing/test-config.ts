import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Config, loadConfig } from "../config";

/** Settings for a test: nothing listens on a fixed port, the data directory is new. Keys of `environment` win. */
export function testConfig(environment: Readonly<Record<string, string>> = {}): Config {
  const loaded = loadConfig({
    PORCHLIGHT_DATA_DIR: mkdtempSync(join(tmpdir(), "porchlight-")),
    PORCHLIGHT_HTTP_PORT: "0",
    PORCHLIGHT_MANAGEMENT_PORT: "0",
    PORCHLIGHT_SIP_PORT: "0",
    PORCHLIGHT_SIP_TLS_PORT: "0",
    PORCHLIGHT_CONSOLE: "off",
    PORCHLIGHT_LOG_LEVEL: "silent",
    ...environment,
  });
  if (loaded.ok) return loaded.value;
  throw new Error(loaded.error.map(({ sentence }) => sentence).join("\n"));
}
