import type { Instant } from "@porchlight/kernel";
import type { Accepted } from "@porchlight/registrar";
import { printDate } from "@porchlight/sip-message";
import type { EngineConfig } from "../config";
import { localUri } from "../notify/local-address";
import type { Flow } from "../ports/flow";

/** What the 200 to a REGISTER says of bindings and of the way (RFC 3261 section 10.3, RFC 3327, RFC 3608, RFC 5626). */
export function registerHeaders(
  { contactHeaderValues, pathHeaderValues, requireOutbound }: Accepted,
  flow: Flow,
  { serviceRoute, flowTimerSeconds }: EngineConfig["registration"],
  now: Instant,
): readonly (readonly [name: string, value: string])[] {
  return [
    ...contactHeaderValues.map((value) => ["Contact", value] as const),
    ...pathHeaderValues.map((value) => ["Path", value] as const),
    ...(serviceRoute ? [["Service-Route", `<${localUri(flow)};lr>`] as const] : []),
    ...(requireOutbound ? [["Require", "outbound"] as const] : []),
    ...(requireOutbound && flowTimerSeconds > 0 ? [["Flow-Timer", String(flowTimerSeconds)] as const] : []),
    ["Date", printDate(now)],
  ];
}
