import type { Flow, FlowId, FlowTransport } from "@porchlight/engine";
import type { FlowOutputs } from "../drive/driver";
import type { FlowRegistry } from "./flow-registry";
import type { StreamDialer } from "./stream/stream-dialer";
import type { UdpListener } from "./udp/udp-listener";

/** The transports by which a peer can be reached; those switched off are absent. */
export interface Reachability {
  udp?: UdpListener | undefined;
  tcp?: StreamDialer | undefined;
  tls?: StreamDialer | undefined;
}

/** Performs the engine's outputs on the flows there are. */
export function flowOutputs(registry: FlowRegistry, transports: Reachability): FlowOutputs {
  return {
    send: (flow, frame) => registry.send(flow, frame),
    close: (flow, reason) => void registry.close(flow, reason),
    reuse: (flow, port) => transports.tls?.reuse(flow, port),
    reach: (transport, address, port, domain) =>
      reach(registry, transports, transport, address, port, domain),
  };
}

function reach(
  registry: FlowRegistry,
  transports: Reachability,
  transport: FlowTransport,
  address: string,
  port: number,
  domain: string | undefined,
): { readonly id: FlowId; readonly opened?: Flow } {
  const reached =
    transport === "udp"
      ? transports.udp?.reach(address, port)
      : transport === "tcp" || transport === "tls"
        ? transports[transport]?.reach(transport, address, port, domain)
        : undefined;
  return reached ?? { id: registry.unreachable() };
}
