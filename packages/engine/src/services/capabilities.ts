import type { EngineConfig } from "../config";
import { EVENT_LIST, RECIPIENT_LIST } from "../lists/list-negotiation";

/** Methods served; the value of Allow. */
export const allowedMethods = [
  "REGISTER",
  "PUBLISH",
  "SUBSCRIBE",
  "NOTIFY",
  "OPTIONS",
  "CANCEL",
  "ACK",
] as const;

/** Methods of RFC 3261 and its extensions that are known but not served here: 405, while unknown ones get 501. */
export const knownMethods: ReadonlySet<string> = new Set([
  "INVITE",
  "BYE",
  "MESSAGE",
  "REFER",
  "INFO",
  "UPDATE",
  "PRACK",
]);

const always = ["path", "outbound", "gruu"] as const;

/** Option tags understood (RFC 3261 section 19.2). */
export function supportedOptions({ lists }: Pick<EngineConfig, "lists">): readonly string[] {
  if (lists === undefined) return always;
  return [...always, EVENT_LIST, ...(lists.requestUser === undefined ? [] : [RECIPIENT_LIST])];
}
