import { meterAccounting } from "../../accounting/accounting-metrics";
import { type Accounting, openAccounting } from "../../accounting/open-accounting";
import { NetworkChoices } from "../../agents/network/network-choices";
import { createEngineHost } from "../../engine-host";
import { Bans } from "../../listeners/bans";
import { digestGate } from "../../listeners/websocket/digest-gate";
import type { HandshakeGate } from "../../listeners/websocket/handshake-gate";
import { openLocator } from "../../routing/open-locator";
import { AccountDirectory } from "../account-directory";
import { SipCore } from "../sip-core";
import type { Ground } from "./ground";
import { openPolicy, type Policy } from "./policy";

/** SIP and what it asks, before anything is restored and no port is open. */
export interface Signalling extends Policy {
  readonly accounting: Accounting;
  readonly directory: AccountDirectory;
  readonly bans: Bans;
  readonly network: NetworkChoices;
  readonly core: SipCore;
}

export async function openSignalling(ground: Ground): Promise<Signalling> {
  const { closing, config, log, tls, tools } = ground;
  const accounting = await openAccounting({
    config,
    log: log.child({ part: "accounting" }),
    clock: tools.clock,
    stores: tools.stores,
    tls,
    deliver: (work) => core.driver.apply(work),
    changed: () => core.observation.events.emit({ kind: "accounting-changed" }),
  });
  closing.add(() => accounting.stop());
  const parts = {
    ...openPolicy(ground, () => core.driver.engine.views),
    accounting,
    directory: new AccountDirectory(config.domain),
    bans: new Bans(tools.clock),
    network: new NetworkChoices(config.agents.networkPresence),
  };
  const core = openCore(ground, parts);
  closing.add(() => core.observation.metrics.stop());
  meterAccounting(core.observation.metrics.registry, accounting.meter);
  return { ...parts, core };
}

function openCore(ground: Ground, parts: Omit<Signalling, "core">): SipCore {
  const { config, log, secrets, tls, tools } = ground;
  const { accounting, bans, directory } = parts;
  return new SipCore({
    config,
    log,
    clock: tools.clock,
    tls,
    gate: handshakeGate(ground, directory),
    bans,
    journal: tools.stores.journal,
    locate: openLocator(config, tools.clock),
    createEngine: (outputs) =>
      createEngineHost({
        ...parts,
        config,
        nonceSecret: secrets.nonceSecret,
        outputs,
        accounting: accounting.sink,
        credit: accounting.credit,
      }),
  });
}

function handshakeGate(
  { config, secrets, tools }: Ground,
  directory: AccountDirectory,
): HandshakeGate | undefined {
  if (config.webSocket.handshakeCredentials === "none") return undefined;
  return digestGate({
    ...tools,
    secret: secrets.nonceSecret,
    lookup: (username) => directory.knownUser(username),
    realm: config.domain,
    order: config.digest.order,
  });
}
