import { resolve } from "node:path";
import { fail, ok, type Result } from "@porchlight/kernel";
import { accountingProblem } from "./accounting-problem";
import { readConfigFile } from "./config-file";
import { configKeys } from "./config-keys";
import { type ConfigProblem, describeIssue, type Provenance } from "./config-problem";
import { configSchema, type Settings } from "./config-schema";
import { type Environment, type EnvironmentSettings, readEnvironment } from "./environment";
import { federationProblem } from "./federation-problem";

/** Settings, checked, with paths made absolute. */
export interface Config extends Omit<Settings, "storeUrl"> {
  /** All domains served, the first one first. */
  readonly domains: readonly string[];
  readonly storeUrl: string;
  /** Path of the settings file; undefined when there is none. */
  readonly configFile: string | undefined;
}

/** Reads the file and the environment; the environment wins. Errors: one sentence per fault. */
export function loadConfig(environment: Environment): Result<Config, readonly ConfigProblem[]> {
  const file = readConfigFile(environment.PORCHLIGHT_CONFIG || undefined);
  if (!file.ok) return fail([file.error]);
  const fromEnvironment = readEnvironment(environment);
  const values = merge(file.value.values, fromEnvironment);
  const parsed = configSchema.safeParse(values);
  const provenance = provenanceOf(file.value.path, fromEnvironment);
  const problems = [
    ...fromEnvironment.problems,
    ...(parsed.error?.issues ?? []).flatMap((issue) => describeIssue(issue, values, provenance)),
  ];
  if (!parsed.success || problems.length > 0) return fail(problems);
  return checkTogether(withPaths(parsed.data, file.value.path));
}

function merge(
  file: Readonly<Record<string, unknown>>,
  environment: EnvironmentSettings,
): Record<string, unknown> {
  const merged: Record<string, unknown> = structuredClone(file) as Record<string, unknown>;
  for (const [{ path }, value] of environment.values) place(merged, path, value);
  return merged;
}

function place(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [part = "", ...rest] = path;
  if (rest.length === 0) {
    target[part] = value;
    return;
  }
  const inner = target[part];
  const group = typeof inner === "object" && inner !== null ? (inner as Record<string, unknown>) : {};
  target[part] = group;
  place(group, rest, value);
}

function provenanceOf(file: string | undefined, environment: EnvironmentSettings): Provenance {
  return (path) => {
    const key = configKeys.find((candidate) => candidate.path.every((part, index) => part === path[index]));
    if (key !== undefined && environment.values.has(key)) return key.variable;
    return file === undefined ? path.join(".") : `${file}: ${path.join(".")}`;
  };
}

function withPaths(settings: Settings, configFile: string | undefined): Config {
  const dataDir = resolve(settings.dataDir);
  return {
    ...settings,
    dataDir,
    configFile,
    domains: [...new Set([settings.domain, ...settings.additionalDomains])],
    storeUrl: settings.storeUrl ?? `file:${resolve(dataDir, "porchlight.db")}`,
    tlsCert: settings.tlsCert === undefined ? undefined : resolve(settings.tlsCert),
    tlsKey: settings.tlsKey === undefined ? undefined : resolve(settings.tlsKey),
    tlsCa: settings.tlsCa === undefined ? undefined : resolve(settings.tlsCa),
  };
}

function checkTogether(config: Config): Result<Config, readonly ConfigProblem[]> {
  const certificate = certificateProblem(config);
  if (certificate !== undefined) return fail([certificate]);
  if (config.webSocket.pongSeconds >= config.webSocket.pingSeconds) {
    const where = "webSocket.pongSeconds";
    return fail([{ where, sentence: `${where} must be shorter than webSocket.pingSeconds.` }]);
  }
  if (config.registration.flowTimerSeconds >= config.limits.idleSeconds) {
    const where = "registration.flowTimerSeconds";
    return fail([{ where, sentence: `${where} must be shorter than limits.idleSeconds.` }]);
  }
  const { acme, httpPort, managementPort, sipPort, sipTlsPort, tls } = config;
  const ports = [httpPort, managementPort, sipPort, sipTlsPort, tls === "acme" ? acme.httpPort : 0].filter(
    Boolean,
  );
  const twice = ports.find((port, index) => ports.indexOf(port) !== index);
  if (twice !== undefined) {
    return fail([{ where: "ports", sentence: `Port ${twice} is given twice: give every listener its own.` }]);
  }
  const problem = federationProblem(config) ?? accountingProblem(config);
  return problem === undefined ? ok(config) : fail([problem]);
}

function certificateProblem({ acme, tls, tlsCert, tlsKey }: Config): ConfigProblem | undefined {
  if ((tlsCert === undefined) !== (tlsKey === undefined)) {
    const [given, missing] =
      tlsCert === undefined
        ? ["PORCHLIGHT_TLS_KEY", "PORCHLIGHT_TLS_CERT"]
        : ["PORCHLIGHT_TLS_CERT", "PORCHLIGHT_TLS_KEY"];
    return { where: missing, sentence: `${given} is set, but ${missing} is not: set both or neither.` };
  }
  if (tls !== "files" && tlsCert !== undefined) {
    const where = "PORCHLIGHT_TLS";
    return { where, sentence: `${where} is ${tls}, but PORCHLIGHT_TLS_CERT is set: choose one of them.` };
  }
  if (tls !== "acme" || acme.termsAgreed) return undefined;
  const where = "PORCHLIGHT_ACME_TERMS_AGREED";
  return { where, sentence: `${where} must be on: an ACME authority asks for consent to its terms.` };
}
