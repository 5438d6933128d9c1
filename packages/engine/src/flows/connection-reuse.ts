import type { SipRequest } from "@porchlight/sip-message";
import type { EngineOutputs } from "../ports/outputs";
import type { LiveFlow } from "./flow-table";

const sipsPort = 5061;

/**
 * A peer that has proved its domains and asks for it by `alias` is reached over the connection that it made, as if it had
 * been called at its own port (RFC 5923 section 8.2). Once for each connection.
 */
export function noteAlias({ via }: SipRequest, flow: LiveFlow, outputs: EngineOutputs): void {
  const { certifiedDomains, id, transport } = flow.flow;
  if (transport !== "tls" || flow.isAliased || !via.params.has("alias")) return;
  if (certifiedDomains.length === 0) return;
  flow.isAliased = true;
  outputs.reuse(id, via.port ?? sipsPort);
}
