import type { SipRequest } from "@porchlight/sip-message";
import type { LiveFlow } from "../flows/flow-table";
import { addressOfRecord } from "../identity/asserted-identities";
import type { EngineOutputs, RegisterRefusal } from "../ports/outputs";

/** Tells whoever sets up a phone why its REGISTER was not taken. Of other requests nothing is told. */
export function tellRefusal(
  outputs: EngineOutputs,
  request: SipRequest,
  flow: LiveFlow,
  aor: string,
  cause: RegisterRefusal,
): void {
  if (request.method !== "REGISTER") return;
  const userAgent = request.headers.first("user-agent") ?? "";
  outputs.observe({ kind: "register-refused", aor, cause, userAgent, flow: flow.id });
}

/** The account that a request without credentials is for, in the realm that it is asked in. */
export function accountAskedFor({ to }: SipRequest, realm: string): string {
  const aor = addressOfRecord(to.uri);
  return aor === undefined ? `sip:${realm}` : `${aor.slice(0, aor.lastIndexOf("@"))}@${realm}`;
}
