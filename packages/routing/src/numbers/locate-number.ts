import type { Resolver } from "../locate/resolver";
import { enumDomain, sipUriBy } from "./enum-rules";

/** A telephone number whose SIP address is asked for. */
export interface NumberTarget {
  readonly scheme: "tel";
  /** Global: a plus and digits. */
  readonly number: string;
}

/** The SIP URI that stands for a number; undefined when none is known. */
export interface LocatedNumber {
  readonly kind: "number";
  readonly uri: string | undefined;
}

/** Asks ENUM (RFC 6116). Never rejects. */
export async function locateNumber(
  { number }: NumberTarget,
  resolver: Pick<Resolver, "naptr">,
): Promise<LocatedNumber> {
  const domain = enumDomain(number);
  const rules = domain === undefined ? undefined : await resolver.naptr(domain);
  const records = rules?.kind === "answered" ? rules.records : [];
  return { kind: "number", uri: sipUriBy(records, number) };
}
