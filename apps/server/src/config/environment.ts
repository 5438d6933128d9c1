import { type ConfigKey, configKeys } from "./config-keys";
import { type ConfigProblem, unknownVariable } from "./config-problem";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Settings found in the environment, and the variables of ours that mean nothing. */
export interface EnvironmentSettings {
  readonly values: ReadonlyMap<ConfigKey, unknown>;
  readonly problems: readonly ConfigProblem[];
}

/** Variables that the programs around the server read themselves. */
const readElsewhere = new Set(["PORCHLIGHT_CONFIG", "PORCHLIGHT_GATEWAY"]);

/** Kubernetes adds these to every container when a Service is called `porchlight`. */
const isServiceLink = (name: string, text: string): boolean =>
  /_SERVICE_(HOST|PORT)(_\w+)?$|_PORT_\d+_(TCP|UDP)(_\w+)?$/.test(name) ||
  (name.endsWith("_PORT") && /^(tcp|udp):\/\//.test(text));

/** Reads `PORCHLIGHT_...`. An empty variable is as good as none. */
export function readEnvironment(environment: Environment): EnvironmentSettings {
  const byVariable = new Map(configKeys.map((key) => [key.variable, key]));
  const values = new Map<ConfigKey, unknown>();
  const problems: ConfigProblem[] = [];
  for (const [name, text] of Object.entries(environment)) {
    if (!name.startsWith("PORCHLIGHT_") || text === undefined || text === "") continue;
    const key = byVariable.get(name);
    if (key !== undefined) values.set(key, readValue(key, text));
    else if (!readElsewhere.has(name) && !isServiceLink(name, text)) problems.push(unknownVariable(name));
  }
  return { values, problems };
}

/** Text that does not fit its type stays text, so that the schema's sentence shows it. */
function readValue({ type }: ConfigKey, text: string): unknown {
  if (type === "number") return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
  if (type !== "list") return text;
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
