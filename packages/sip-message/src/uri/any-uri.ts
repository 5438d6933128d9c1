import { fail, ok, type Result, type Saying } from "@porchlight/kernel";
import { limits } from "../parse/limits";
import { say } from "../sayings";
import { type PresenceUri, parsePresenceUri, printPresenceUri } from "./presence-uri";
import { parseSipUri, printSipUri, type SipUri } from "./sip-uri";
import { parseTelUri, printTelUri, type TelUri } from "./tel-uri";
import { endOfScheme, isUriText } from "./uri-text";

/** A URI of a scheme that means nothing here. */
export interface OtherUri {
  readonly scheme: "other";
  /** The scheme itself, lower case. */
  readonly name: string;
  /** The whole URI as received. */
  readonly text: string;
}

export type Uri = SipUri | TelUri | PresenceUri | OtherUri;

/** Reads any absolute URI; strictly where the scheme is known. */
export function parseUri(text: string): Result<Uri, Saying> {
  if (text.length > limits.uriLength) return fail(say("sip-uri-too-long", { count: limits.uriLength }));
  if (!isUriText(text)) return fail(say("sip-uri-malformed"));
  const name = text.slice(0, endOfScheme(text)).toLowerCase();
  switch (name) {
    case "sip":
    case "sips":
      return parseSipUri(text);
    case "tel":
      return parseTelUri(text);
    case "pres":
    case "im":
      return parsePresenceUri(text);
    default:
      return ok({ scheme: "other", name, text });
  }
}

export function printUri(uri: Uri): string {
  switch (uri.scheme) {
    case "sip":
    case "sips":
      return printSipUri(uri);
    case "tel":
      return printTelUri(uri);
    case "pres":
    case "im":
      return printPresenceUri(uri);
    case "other":
      return uri.text;
  }
}
