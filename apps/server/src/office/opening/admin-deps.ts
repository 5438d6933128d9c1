import type { FlowId } from "@porchlight/engine";
import type { AdminDeps } from "../../admin";
import { serverDoctor } from "../../doctor/doctor";
import type { OpenPorts } from "../../doctor/service-checks";
import { provisioningDesk } from "../../provisioning/provisioning-desk";
import { TraceDesk } from "../../trace/trace-desk";
import type { Erasing } from "../erasure/erasing";
import { officeLists } from "../list-settings";
import { officeEndpoints } from "../office-endpoints";
import { newHomes } from "../policy/new-homes";
import type { Ground } from "./ground";
import type { Services } from "./services";
import type { Signalling } from "./signalling";

/** What the admin API is wired with. The ports are asked for once they are open. */
export function adminDeps(
  ground: Ground,
  signalling: Signalling,
  services: Services,
  erasing: Erasing,
  ports: () => OpenPorts,
): AdminDeps {
  const { config, keeper, tools } = ground;
  const { accounting, authority, bans, core, fetches, library, provisioning, unreadable } = signalling;
  const { adminFacts, agents, content, control, credential, events, xcap } = services;
  const { listeners, observation, registry } = core;
  return {
    ...tools,
    facts: adminFacts,
    office: control,
    homes: newHomes(config, { ...tools, documents: tools.stores.documents }),
    documents: xcap.desk,
    lists: officeLists(config, library, authority),
    content: content.office,
    agents: agents.desk,
    calendars: agents.calendars,
    network: agents.network,
    provisioning: provisioningDesk(config, provisioning, fetches),
    accounting: accounting.office,
    erasing,
    watcherStreams: events.streams,
    bans,
    flows: registry,
    traces: openTraces(ground, signalling),
    endpoints: () => officeEndpoints(config, listeners.ports),
    metrics: () => observation.metrics.snapshot(),
    events: observation.events,
    doctor: serverDoctor(config, tools.stores, unreadable, ports, keeper?.live),
    localTokenHash: credential.tokenHash,
  };
}

function openTraces({ closing, log, tools }: Ground, { core }: Signalling): TraceDesk {
  const { driver, observation, registry } = core;
  const traces = new TraceDesk({
    clock: tools.clock,
    ids: tools.ids,
    wire: registry,
    identitiesOn: (flow) => driver.engine.views.identitiesOn(flow as FlowId),
    changed: (id) => observation.events.emit({ kind: "trace-changed", id }),
    onFault: (error) => log.error({ err: error }, "a trace failed"),
  });
  closing.add(() => traces.close());
  return traces;
}
