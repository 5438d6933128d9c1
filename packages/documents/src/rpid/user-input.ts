import { attributeOf, textOf, type XmlElement } from "@porchlight/xml";
import { parseTimestamp, type Timestamp } from "../timestamp";

/** Whether somebody uses the device or service (RFC 4480 section 3.14). */
export interface UserInput {
  readonly state: "active" | "idle";
  readonly idleThresholdSeconds: number | undefined;
  readonly lastInput: Timestamp | undefined;
}

/** Undefined when the state is neither `active` nor `idle`. */
export function readUserInput(element: XmlElement): UserInput | undefined {
  const state = textOf(element).trim();
  if (state !== "active" && state !== "idle") return undefined;
  const threshold = attributeOf(element, "idle-threshold")?.trim();
  const lastInput = attributeOf(element, "last-input");
  return {
    state,
    idleThresholdSeconds:
      threshold !== undefined && /^[0-9]{1,9}$/.test(threshold) ? Number(threshold) : undefined,
    lastInput: lastInput === undefined ? undefined : parseTimestamp(lastInput),
  };
}
