import type { EngineConfig, EngineModules } from "../config";
import { EVENT_LIST, RECIPIENT_LIST } from "../lists/list-negotiation";

/** Methods that are answered here, and those that go with them; the value of Allow. */
export const allowedMethods = ({ presence, registrar }: EngineModules): readonly string[] => [
  ...(registrar ? ["REGISTER"] : []),
  ...(presence ? ["PUBLISH", "SUBSCRIBE", "NOTIFY"] : []),
  "OPTIONS",
  "CANCEL",
  "ACK",
];

/** Methods of RFC 3261 and its extensions that are known but not served here: 405, while unknown ones get 501. */
export const knownMethods: ReadonlySet<string> = new Set([
  "REGISTER",
  "PUBLISH",
  "SUBSCRIBE",
  "NOTIFY",
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
