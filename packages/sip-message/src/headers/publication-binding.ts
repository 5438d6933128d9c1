import type { HeaderFields } from "../header-fields";
import { endOfToken } from "../text/characters";
import { parseParameters } from "./parameters";

/**
 * Whether a PUBLISH asks to be bound to the flow it comes over: `Publication-Binding: flow`, with any parameters. What is
 * repeated, malformed or names something else asks for nothing.
 */
export function asksForFlowBinding(headers: HeaderFields): boolean {
  const written = headers.first("publication-binding");
  if (written === undefined || headers.isRepeated("publication-binding")) return false;
  const end = endOfToken(written, 0);
  return written.slice(0, end).toLowerCase() === "flow" && parseParameters(written, end).ok;
}

/** What the answer says of a publication that is bound. @param graceSeconds how long it outlives its flow */
export const printFlowBinding = (graceSeconds: number): string => `flow;grace=${graceSeconds}`;
