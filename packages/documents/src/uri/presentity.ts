import { splitSip, unescapeUnreserved, uriKey } from "./uri-key";

/**
 * Whether an `entity` names the presentity at an address of record `sip:user@domain`. The sip, sips and pres forms of
 * one address are the same presentity, and a tel number that of the address whose user part it is (SYS-005).
 */
export function namesPresentity(entity: string, addressOfRecord: string): boolean {
  if (entity === addressOfRecord) return true;
  const named = identityOf(entity);
  const resource = identityOf(addressOfRecord);
  if (named === undefined || resource === undefined) return false;
  if (named.number !== undefined) return named.number === (resource.number ?? digitsOf(resource.user));
  return named.user === resource.user && named.domain === resource.domain;
}

interface Identity {
  readonly user: string;
  readonly domain: string;
  /** Of a tel URI; user and domain are empty then. */
  readonly number: string | undefined;
}

function identityOf(uri: string): Identity | undefined {
  const match = /^(sips?|pres|tel):(.+)$/i.exec(uri.trim());
  const [, scheme = "", rest = ""] = match ?? [];
  if (match === null) return undefined;
  if (scheme.toLowerCase() === "tel") return { user: "", domain: "", number: digitsOf(rest) };
  const { user, host, tail } = splitSip(rest);
  if (user === undefined || user === "" || host === "" || tail !== "") return undefined;
  return { user: unescapeUnreserved(user), domain: host.toLowerCase(), number: undefined };
}

const digitsOf = (number: string): string => uriKey(`tel:${number}`);
