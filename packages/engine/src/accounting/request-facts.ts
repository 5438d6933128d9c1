import { type ChargingRecord, domainOf, type RecordAction, recorded } from "@porchlight/accounting";
import type { SipRequest } from "@porchlight/sip-message";
import { addressOfRecord } from "../identity/asserted-identities";

/** What a request asks for (requirement PRV-040). */
export function actionOf({ method, headers, body, to }: SipRequest): RecordAction {
  const hasEnded = headers.first("expires") === "0";
  switch (method) {
    case "PUBLISH":
      if (!headers.has("sip-if-match")) return "initial";
      return hasEnded ? "remove" : body.length > 0 ? "modify" : "refresh";
    case "SUBSCRIBE":
      if (to.tag !== undefined) return hasEnded ? "end" : "refresh";
      return hasEnded ? "fetch" : "initial";
    case "REGISTER":
      if (!headers.has("contact")) return "fetch";
      return hasEnded ? "remove" : "store";
    case "NOTIFY":
      return "notify";
    default:
      return "forward";
  }
}

/** Whom a request is for: where it is going, within a dialog whom it was for at first. */
export function calledParty({ to, uri }: SipRequest): string {
  const target = to.tag === undefined ? uri : to.uri;
  return recorded(addressOfRecord(target) ?? target);
}

/** Whom it was for before somebody sent it elsewhere; empty when that is the same. */
export function requestedParty({ to, uri }: SipRequest, called: string): string {
  if (to.uri === uri || to.tag !== undefined) return "";
  const requested = recorded(addressOfRecord(to.uri) ?? to.uri);
  return requested === called ? "" : requested;
}

/** Package of the Event header, without its parameters. */
export function packageOf({ headers }: SipRequest): string {
  const event = headers.first("event") ?? headers.first("o");
  if (event === undefined) return "";
  const end = event.indexOf(";");
  return recorded((end < 0 ? event : event.slice(0, end)).trim());
}

export function bodyOf({ body, headers }: SipRequest): ChargingRecord["body"] {
  if (body.length === 0) return undefined;
  const type = headers.first("content-type") ?? "";
  const end = type.indexOf(";");
  return {
    type: recorded((end < 0 ? type : type.slice(0, end)).trim().toLowerCase()),
    octets: body.length,
    disposition: recorded(headers.first("content-disposition") ?? ""),
  };
}

/** Seconds in Expires: what was granted, else what was asked for. */
export function expiresIn(
  granted: readonly (readonly [name: string, value: string])[] | undefined,
  { headers }: SipRequest,
): number | undefined {
  const value = granted?.find(([name]) => name === "Expires")?.[1] ?? headers.first("expires");
  return value !== undefined && /^\d{1,10}$/.test(value) ? Math.min(Number(value), 0xffff_ffff) : undefined;
}

export const domainsOf = (
  caller: string,
  called: string,
): Pick<ChargingRecord, "originatingDomain" | "terminatingDomain"> => ({
  originatingDomain: domainOf(caller),
  terminatingDomain: domainOf(called),
});
