import type { ExceptMember } from "@porchlight/documents";
import { asciiDomain } from "../identity/ascii-domain";
import { type Identity, identityKey, identityOf } from "../identity/identity";
import { permissionsOf } from "../permissions/permissions-of";
import { isPartOf, rankOf, type WishedGrant } from "./grant";
import type { OpenRule, OpenRules } from "./open-rules";
import { standingOf } from "./standing";
import { type DomainSubject, isOwnMember } from "./subject";

/** Somebody of the domain whom no rule names, for whom all others like that stand. */
export function anybodyOf(open: OpenRules, { domain }: DomainSubject): Identity {
  const named = namedKeys(open);
  for (let count = 1; ; count += 1) {
    const anybody = identityOf(`sip:anybody${count}@${domain}`);
    if (!named.has(anybody.key)) return anybody;
  }
}

/** Exceptions for those of the domain who are named and would be given more by a rule for all of it. */
export function exceptionsFor(open: OpenRules, subject: DomainSubject, wished: WishedGrant): ExceptMember[] {
  const own = identityKey(open.inForce.xui);
  return [...namedKeys(open)]
    .map(identityOf)
    .filter(({ key, domain }) => domain === subject.domain && key !== own)
    .filter((identity) => !has(open, identity, wished))
    .map(({ uri }) => ({ kind: "except", id: uri }));
}

/**
 * Exceptions a rule makes from the domain for whoever is not in it: they keep nobody out, but name, and whoever is named
 * is no other (see `other-identity`).
 */
export const exceptionsOutside = ({ rule }: OpenRule, subject: DomainSubject): ExceptMember[] =>
  rule.conditions
    .flatMap((condition) => (condition.kind === "identity" ? condition.members : []))
    .filter((member) => isOwnMember(member, subject))
    .flatMap((member) => (member.kind === "many" ? member.exceptions : []))
    .flatMap((each) => (each.kind === "except" && isOutside(each, subject) ? [withoutElement(each)] : []));

const isOutside = ({ id, domain }: ExceptMember, subject: DomainSubject): boolean =>
  id === undefined
    ? domain !== undefined && asciiDomain(domain) !== subject.domain
    : identityOf(id).domain !== subject.domain;

const withoutElement = ({ kind, id, domain }: ExceptMember): ExceptMember => ({
  kind,
  ...(id === undefined ? {} : { id }),
  ...(domain === undefined ? {} : { domain }),
});

function has(open: OpenRules, identity: Identity, { handling, transformations }: WishedGrant): boolean {
  const { least } = standingOf(open, identity);
  if (rankOf(least.handling) < rankOf(handling)) return false;
  return handling !== "allow" || isPartOf(permissionsOf(transformations), least.permissions);
}

/** Of all whom rules name one by one, in conditions, exceptions and lists. */
function namedKeys(open: OpenRules): ReadonlySet<string> {
  const keys = open.named.flatMap((named) => [...named.keys]);
  const listed = open.named.flatMap(({ anchors }) =>
    anchors.flatMap((anchor) => [...open.lookup(anchor).members]),
  );
  return new Set([...keys, ...listed]);
}
