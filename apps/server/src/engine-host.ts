import {
  createEngine,
  defaultEngineLimits,
  type Engine,
  type EngineConfig,
  type EngineOutputs,
} from "@porchlight/engine";
import { eventPackages } from "@porchlight/event-packages";
import type { Config } from "./config";
import { nodeHasher } from "./runtime/node-hasher";
import { randomIds } from "./runtime/random-ids";
import { version } from "./version";

/** Makes the engine from the settings. `nonceSecret` signs digest nonces. */
export function createEngineHost(config: Config, nonceSecret: string, outputs: EngineOutputs): Engine {
  return createEngine({
    config: engineConfig(config, nonceSecret),
    outputs,
    hasher: nodeHasher,
    ids: randomIds(),
    random: Math.random,
  });
}

/** After a restart the first NOTIFYs are spread over this time at most. */
const restartSpreadMs = 30_000;

function engineConfig(config: Config, nonceSecret: string): EngineConfig {
  const { digest, limits } = config;
  return {
    domains: config.domains,
    packages: [...eventPackages().values()],
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
