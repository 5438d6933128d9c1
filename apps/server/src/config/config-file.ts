import { readFileSync } from "node:fs";
import { fail, ok, type Result } from "@porchlight/kernel";
import { parseDocument } from "yaml";
import type { ConfigProblem } from "./config-problem";

/** The settings file: undefined when there is none and none was asked for. */
export interface ConfigSource {
  readonly path: string | undefined;
  readonly values: Readonly<Record<string, unknown>>;
}

const defaultPath = "porchlight.yaml";

/** Reads the settings file. A file that was named must be there; the default one need not. */
export function readConfigFile(named: string | undefined): Result<ConfigSource, ConfigProblem> {
  const path = named ?? defaultPath;
  const text = readText(path);
  if (text.ok) return parseYaml(path, text.value);
  if (text.error === "ENOENT" && named === undefined) return ok({ path: undefined, values: {} });
  return fail({
    where: path,
    sentence: `The settings file ${path} cannot be read (${text.error}): correct PORCHLIGHT_CONFIG or the file's permissions.`,
  });
}

function readText(path: string): Result<string, string> {
  try {
    return ok(readFileSync(path, "utf8"));
  } catch (error) {
    return fail((error as NodeJS.ErrnoException).code ?? String(error));
  }
}

function parseYaml(path: string, text: string): Result<ConfigSource, ConfigProblem> {
  const document = parseDocument(text, { prettyErrors: true });
  const [fault] = document.errors;
  if (fault !== undefined) {
    const [line] = fault.message.split("\n", 1);
    return fail({ where: path, sentence: `${path} is not YAML: ${line ?? fault.code}` });
  }
  const values: unknown = document.toJS({ maxAliasCount: 100 }) ?? {};
  if (typeof values !== "object" || values === null || Array.isArray(values)) {
    return fail({ where: path, sentence: `${path} must hold "key: value" lines, but holds something else.` });
  }
  return ok({ path, values: values as Record<string, unknown> });
}
