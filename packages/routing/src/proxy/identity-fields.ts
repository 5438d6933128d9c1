import { type HeaderFields, type HeaderName, privacyValues } from "@porchlight/sip-message";

/** Whose word the next hop may take, and what it may learn (RFC 3325 section 5). */
export type Towards = "trusted" | "untrusted";

export interface IdentityWish {
  /** Values of P-Asserted-Identity that stand for the sender: a sip or sips and a tel URI at the most. */
  readonly asserted: readonly string[];
  readonly towards: Towards;
}

/** Names of fields that carry identities of other conventions; they pass from trusted sources only. */
const foreignAssertions = ["x-3gpp-asserted-identity"] as const;

/**
 * What becomes of the identity fields of a request that goes on: P-Preferred-Identity never passes, the assertion is ours,
 * and towards somebody untrusted `Privacy: id` takes it out; what was applied is taken out of Privacy, and an empty Privacy
 * out of Proxy-Require (RFC 3323 section 5, RFC 3325 sections 5 to 9).
 */
export function identityChanges(
  headers: HeaderFields,
  { asserted, towards }: IdentityWish,
): Map<HeaderName, readonly string[]> {
  const changes = new Map<HeaderName, readonly string[]>();
  const isHidden = towards === "untrusted" && privacyValues(headers).has("id");
  const assertion = isHidden ? [] : asserted;
  if (assertion.length > 0 || headers.has("p-asserted-identity"))
    changes.set("p-asserted-identity", assertion);
  if (headers.has("p-preferred-identity")) changes.set("p-preferred-identity", []);
  for (const name of foreignAssertions) if (headers.has(name)) changes.set(name, []);
  if (isHidden) takeOutId(headers, changes);
  return changes;
}

function takeOutId(headers: HeaderFields, changes: Map<HeaderName, readonly string[]>): void {
  const left = [...privacyValues(headers)].filter((value) => value !== "id" && value !== "critical");
  changes.set("privacy", left.length === 0 ? [] : [left.join(";")]);
  if (left.length > 0 || !headers.has("proxy-require")) return;
  const required = headers.values("proxy-require").filter((tag) => tag.toLowerCase() !== "privacy");
  changes.set("proxy-require", required.length === 0 ? [] : [required.join(", ")]);
}

/** Privacy that we do not provide: somebody between the user and us has to (RFC 3323 section 4.2). */
const notProvided = ["header", "session", "user"] as const;

/** What a request insists on and we cannot give: it is refused with 500 (RFC 3323 section 5); empty when there is none. */
export function unmetPrivacy(headers: HeaderFields): readonly string[] {
  const wanted = privacyValues(headers);
  if (!wanted.has("critical")) return [];
  const known: ReadonlySet<string> = new Set([...notProvided, "id", "none", "critical"]);
  return [...wanted].filter((value) => !known.has(value) || notProvided.some((name) => name === value));
}
