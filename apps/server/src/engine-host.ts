import {
  createEngine,
  defaultEngineLimits,
  type Engine,
  type EngineConfig,
  type EngineOutputs,
} from "@porchlight/engine";
import { type DocumentLibrary, eventPackages } from "@porchlight/event-packages";
import type { Config } from "./config";
import { locateComponent } from "./office/documents/locate-component";
import { mayRead } from "./office/documents/may-read";
import { nodeHasher } from "./runtime/node-hasher";
import { randomIds } from "./runtime/random-ids";
import { version } from "./version";

export interface EngineHostParts {
  readonly config: Config;
  /** Signs digest nonces. */
  readonly nonceSecret: string;
  readonly library: DocumentLibrary;
  readonly outputs: EngineOutputs;
}

/** Makes the engine from the settings. */
export function createEngineHost(parts: EngineHostParts): Engine {
  return createEngine({
    config: engineConfig(parts),
    outputs: parts.outputs,
    hasher: nodeHasher,
    ids: randomIds(),
    random: Math.random,
  });
}

/** After a restart the first NOTIFYs are spread over this time at most. */
const restartSpreadMs = 30_000;

function engineConfig({ config, nonceSecret, library }: EngineHostParts): EngineConfig {
  const { digest, limits } = config;
  return {
    domains: config.domains,
    packages: packagesOf(config, library),
    serverHeader: `Porchlight/${version}`,
    notifyIntervalMs: config.notifyIntervalMs,
    restartSpreadMs,
    digest: {
      secret: nonceSecret,
      nonceLifetimeSeconds: digest.nonceLifetimeSeconds,
      order: digest.order,
      webSocketOrder: digest.webSocketOrder,
    },
    registration: {
      defaultSeconds: 3600,
      minSeconds: 60,
      maxSeconds: 86_400,
      contactsPerAor: limits.contactsPerAor,
    },
    limits: {
      ...defaultEngineLimits,
      bodyOctets: limits.bodyBytes,
      publicationsPerPresentity: limits.publicationsPerPresentity,
      throttleSeconds: limits.publishThrottleSeconds,
      subscriptionsPerWatcher: limits.subscriptionsPerWatcher,
      requestsPerSecond: limits.requestsPerSecond,
    },
  };
}

function packagesOf(config: Config, library: DocumentLibrary): EngineConfig["packages"] {
  return eventPackages({
    xcapDiff: {
      xcapRoot: `${xcapRootOfHouse(config)}/`,
      library,
      mayRead: (reader, path) => mayRead(reader, path, { mayReadContent: () => false }),
      locate: locateComponent,
      notifyIntervalMs: config.xcap.notifyIntervalMs,
    },
  });
}

/** The XCAP root where nobody says by which name it was reached: the one that clients of the domain look for. */
export const xcapRootOfHouse = ({ xcap, domain }: Pick<Config, "xcap" | "domain">): string =>
  xcap.root ?? `https://${domain}/xcap-root`;
