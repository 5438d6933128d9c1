import type { RecordSink } from "@porchlight/accounting";
import {
  type CreditConfig,
  createEngine,
  defaultEngineLimits,
  type Engine,
  type EngineConfig,
  type EngineOutputs,
  type RelocatePart,
} from "@porchlight/engine";
import {
  type DocumentLibrary,
  eventPackages,
  type NetworkSwitch,
  type PresenceAuthority,
} from "@porchlight/event-packages";
import type { AuthorizationContext } from "@porchlight/xdm";
import { type Config, isInNetworks } from "./config";
import { relocatePart } from "./content/relocate-part";
import { locateComponent } from "./office/documents/locate-component";
import { mayRead } from "./office/documents/may-read";
import { listSettings } from "./office/list-settings";
import { watcherConfig } from "./office/policy/policy-settings";
import { compositionPolicy, publicationConfig } from "./office/policy/published-state";
import type { HouseProvisioning } from "./provisioning/house-provisioning";
import { provisionedComposition } from "./provisioning/provisioned-policy";
import { federationConfig, numbersOf, trustedNetworks } from "./routing/federation-config";
import { nodeDeflater } from "./runtime/node-deflater";
import { nodeHasher } from "./runtime/node-hasher";
import { nodeInflater } from "./runtime/node-inflater";
import { randomIds } from "./runtime/random-ids";
import { version } from "./version";
import { xcapRootOfHouse } from "./xcap/http/xcap-root-url";

export interface EngineHostParts {
  readonly config: Config;
  /** Signs digest nonces. */
  readonly nonceSecret: string;
  readonly library: DocumentLibrary;
  readonly authority: PresenceAuthority;
  readonly rights: AuthorizationContext;
  readonly network: NetworkSwitch;
  readonly provisioning: HouseProvisioning;
  readonly outputs: EngineOutputs;
  /** Undefined where no charging records are written. */
  readonly accounting?: RecordSink | undefined;
  /** Undefined where nobody pays before. */
  readonly credit?: CreditConfig | undefined;
}

/** Makes the engine from the settings. */
export function createEngineHost(parts: EngineHostParts): Engine {
  return createEngine({
    config: engineConfig(parts),
    outputs: parts.outputs,
    hasher: nodeHasher,
    inflater: nodeInflater,
    deflater: nodeDeflater,
    ids: randomIds(),
    random: Math.random,
    ...(parts.accounting && { accounting: parts.accounting }),
    ...(parts.credit && { credit: parts.credit }),
  });
}

/** After a restart the first NOTIFYs are spread over this time at most. */
const restartSpreadMs = 30_000;

function engineConfig(parts: EngineHostParts): EngineConfig {
  const { config, nonceSecret } = parts;
  const { digest, limits } = config;
  const trusted = trustedNetworks(config);
  return {
    domains: config.domains,
    packages: packagesOf(parts),
    publications: { ...publicationConfig(config), ...(config.modules.content ? relocation(config) : {}) },
    watchers: watcherConfig(config),
    trustsAddress: (address) => isInNetworks(address, trusted),
    ...listsOf(parts),
    modules: config.modules,
    federation: federationConfig(config),
    provisioned: parts.provisioning.profiles,
    numbers: numbersOf(config),
    looksUpNumbers: config.dns.enum,
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
      ...config.registration,
    },
    outboundOverUdp: config.transports.stun,
    limits: {
      ...defaultEngineLimits,
      bodyOctets: limits.bodyBytes,
      directPartOctets: config.content.directBytes,
      publicationsPerPresentity: limits.publicationsPerPresentity,
      throttleSeconds: limits.publishThrottleSeconds,
      subscriptionsPerWatcher: limits.subscriptionsPerWatcher,
      requestsPerSecond: limits.requestsPerSecond,
      requestsPerSecondPerUser: limits.requestsPerSecondPerUser,
      connectionsPerUser: limits.connectionsPerUser,
      commitsInFlight: limits.commitsInFlight,
      undecidedPerWatcher: config.policy.undecidedPerWatcher,
    },
  };
}

function listsOf({ config, library, authority }: EngineHostParts): Pick<EngineConfig, "lists"> {
  const lists = listSettings(config, library, authority);
  return lists === undefined ? {} : { lists };
}

/** Pictures in publications go to the content server, as far as the settings say. */
function relocation(config: Config): { readonly relocate?: RelocatePart } {
  const relocate = relocatePart(config);
  return relocate === undefined ? {} : { relocate };
}

const packagesOf =
  ({
    config,
    library,
    authority,
    network,
    rights,
    provisioning,
  }: EngineHostParts): EngineConfig["packages"] =>
  (office) =>
    eventPackages(
      {
        authority,
        network: { switch: network, terminatedMs: config.agents.networkTerminatedSeconds * 1000 },
        presence: {
          compositionOf: provisionedComposition(compositionPolicy(config), provisioning.profiles),
          takesReferences: config.content.indirection,
        },
        winfo: {
          delegates: new Set(config.policy.winfoDelegates),
          ownEntry: config.policy.winfoOwnEntry,
        },
        dialog: config.dialog,
        messageSummary: { delegates: new Set(config.policy.mailboxDelegates) },
        reg: { delegates: new Set(config.policy.regDelegates) },
        uaProfile: provisioning.uaProfile,
        xcapDiff: {
          xcapRoot: `${xcapRootOfHouse(config)}/`,
          library,
          mayRead: (reader, path) => mayRead(reader, path, provisioning.usages, rights),
          locate: locateComponent(provisioning.usages),
          notifyIntervalMs: config.xcap.notifyIntervalMs,
        },
      },
      office,
    );
