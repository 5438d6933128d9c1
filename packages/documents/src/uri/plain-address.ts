import { canonicalUri } from "./canonical-uri";
import { splitSip } from "./uri-key";

/** Parameters that say how somebody is reached, not who (RFC 3261 section 19.1.1, RFC 5627 section 4.3). */
const REACHING = /^(?:comp|gr|lr|maddr|method|ob|transport|ttl|user)(?:=|$)/;

/**
 * The address `sip:user@domain` that a sip, sips or pres URI is another way to write: without a password, a port, a header
 * part and what says only how it is reached. Undefined where another parameter makes it another resource.
 */
export function plainAddress(uri: string): string | undefined {
  const match = /^(?:sips?|pres):(.*)$/.exec(canonicalUri(uri));
  const { user, host, tail } = splitSip(match?.[1] ?? "");
  if (user === undefined || tail.split(";").some((each) => each !== "" && !REACHING.test(each)))
    return undefined;
  return `sip:${user.split(":", 1)[0]}@${host.replace(/:[0-9]+$/, "")}`;
}
