import { z } from "zod";
import { configSchema, secretKeys } from "./config-schema";
import type { Config } from "./load-config";

/** JSON Schema of `porchlight.yaml`. */
export function configJsonSchema(): object {
  return {
    ...z.toJSONSchema(configSchema, { io: "input", unrepresentable: "any" }),
    title: "porchlight.yaml",
  };
}

/** What is in force, with `on` and `off` as the file writes them; secrets hidden unless they are asked for. */
export function effectiveConfig(config: Config, redacted: boolean): Record<string, unknown> {
  const { configFile: _file, domains: _domains, ...settings } = config;
  const shown: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(settings)) {
    if (value === undefined) continue;
    shown[key] = redacted && secretKeys.has(key) ? "(redacted)" : asWritten(value);
  }
  return shown;
}

function asWritten(value: unknown): unknown {
  if (typeof value === "boolean") return value ? "on" : "off";
  if (Array.isArray(value)) return value.map(asWritten);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asWritten(inner)]));
}
