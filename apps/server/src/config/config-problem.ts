import type { z } from "zod";
import { configKeys } from "./config-keys";
import { secretKeys } from "./config-schema";
import { nearestKey } from "./nearest-key";

/** Something wrong with the settings, as one sentence: where, what, and the mend. */
export interface ConfigProblem {
  readonly where: string;
  readonly sentence: string;
}

/** Where a value came from, for messages. */
export type Provenance = (path: readonly string[]) => string;

/** One sentence per fault that the schema found. */
export function describeIssue(
  issue: z.core.$ZodIssue,
  values: unknown,
  provenance: Provenance,
): readonly ConfigProblem[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => unknownKey([...path, key], provenance));
  }
  const where = provenance(path);
  const value = valueAt(values, path);
  if (value === undefined) return [{ where, sentence: `${where} ${issue.message}.` }];
  const shown = secretKeys.has(path[0] ?? "") ? "given" : JSON.stringify(value);
  return [{ where, sentence: `${where} is ${shown}, but ${issue.message}.` }];
}

/** An unknown environment variable of ours. */
export function unknownVariable(name: string): ConfigProblem {
  const nearest = nearestKey(
    name,
    configKeys.map((key) => key.variable),
  );
  return { where: name, sentence: `${name} is not a setting${didYouMean(nearest)}` };
}

function unknownKey(path: readonly string[], provenance: Provenance): ConfigProblem {
  const name = path.join(".");
  const nearest = nearestKey(name, knownNames());
  const where = provenance(path);
  return { where, sentence: `${where} is not a setting${didYouMean(nearest)}` };
}

function knownNames(): Set<string> {
  const names = new Set<string>();
  for (const { path } of configKeys) {
    names.add(path.join("."));
    if (path.length > 1) names.add(path.slice(0, -1).join("."));
  }
  return names;
}

const didYouMean = (nearest: string | undefined): string =>
  nearest === undefined ? ": remove it." : `; did you mean ${nearest}?`;

function valueAt(values: unknown, path: readonly string[]): unknown {
  let value = values;
  for (const part of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[part];
  }
  return value;
}
