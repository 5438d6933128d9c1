import { LibxmlSchemaValidator } from "@porchlight/xml-schema";
import { type AdminFacts, issueCliCredential, operatorOf } from "../../admin";
import type { IssuedCredential } from "../../admin/cli/credential";
import { type Agents, openAgents } from "../../agents/open-agents";
import { type Content, openContent } from "../../content";
import { type Events, openEvents } from "../../events/open-events";
import { profileAuid } from "../../provisioning/profile-auid";
import { profileReads } from "../../provisioning/profile-reads";
import { version } from "../../version";
import { openXcap, type Xcap } from "../../xcap";
import { OfficeControl } from "../office-control";
import { contentRights } from "../policy/content-rights";
import type { Ground } from "./ground";
import type { Signalling } from "./signalling";

/** What stands around SIP: documents, content, agents, streams, and those who administer them. */
export interface Services {
  readonly credential: IssuedCredential;
  readonly adminFacts: AdminFacts;
  readonly xcap: Xcap;
  readonly agents: Agents;
  readonly control: OfficeControl;
  readonly content: Content;
  readonly events: Events;
}

export async function openServices(ground: Ground, signalling: Signalling): Promise<Services> {
  const credential = issueCliCredential(ground.config.dataDir);
  const adminFacts = factsOf(ground);
  const xcap = await openDocuments(ground, signalling, adminFacts, credential);
  const agents = openOfficeAgents(ground, signalling);
  const control = openControl(signalling, agents);
  const content = openOfficeContent(ground, signalling, xcap);
  const { config, log, tools } = ground;
  const { driver, observation } = signalling.core;
  const events = openEvents({
    ...tools,
    config,
    log: log.child({ part: "events" }),
    driver,
    directory: signalling.directory,
    access: xcap.access,
    metrics: observation.metrics.registry,
  });
  return { credential, adminFacts, xcap, agents, control, content, events };
}

const factsOf = ({ config, secrets, startedAt, tls }: Ground): AdminFacts => ({
  version,
  startedAt,
  domains: config.domains,
  secureCookies: tls !== undefined,
  sessionSecret: secrets.sessionSecret,
  secondFactor: config.consoleSecondFactor,
});

const openDocuments = (
  { config, log, secrets, tools }: Ground,
  { accounting, directory, fetches, provisioning, rights }: Signalling,
  facts: AdminFacts,
  { tokenHash }: IssuedCredential,
): Promise<Xcap> =>
  openXcap({
    ...tools,
    config,
    log: log.child({ part: "xcap" }),
    secret: secrets.nonceSecret,
    directory,
    schemas: new LibxmlSchemaValidator(),
    effectiveProfile: (aor, device) => provisioning.effective(aor, device),
    onRead: profileReads(profileAuid(config), fetches, tools.clock),
    onWrite: accounting.edges.xcapWritten,
    ...rights,
    findOperator: (headers) =>
      operatorOf(headers, { clock: tools.clock, stores: tools.stores, facts, localTokenHash: tokenHash }),
  });

function openOfficeAgents({ closing, config, log, tools }: Ground, signalling: Signalling): Agents {
  const { core, directory, network } = signalling;
  const agents = openAgents({
    config,
    log: log.child({ part: "agents" }),
    clock: tools.clock,
    driver: core.driver,
    directory,
    network,
    stores: tools.stores,
    calendarChanged: (aor) => core.observation.events.emit({ kind: "calendar-changed", aor }),
  });
  closing.add(() => agents.stop());
  return agents;
}

const openControl = (
  { accounting, authority, core, directory, fetches, unreadable }: Signalling,
  agents: Agents,
): OfficeControl =>
  new OfficeControl(core.driver, directory, authority, unreadable, core.observation, {
    accountsChanged: agents.accountsChanged,
    accountsRemoved: (aors) => {
      agents.accountsRemoved(aors);
      fetches.forget(aors);
      accounting.accountsRemoved(aors);
    },
  });

const openOfficeContent = (
  { config, log, secrets, tools }: Ground,
  { accounting, authority, core }: Signalling,
  { access }: Xcap,
): Content =>
  openContent({
    ...tools,
    config,
    log: log.child({ part: "content" }),
    secret: secrets.nonceSecret,
    access,
    rights: contentRights(() => core.driver.engine.views, authority, tools.clock),
    onUse: accounting.edges.contentUsed,
    changed: (name) => core.observation.events.emit({ kind: "content-changed", ...name }),
  });
