import type { ExceptMember, IdentityMember, ManyMember } from "@porchlight/documents";
import { type Identity, identityKey } from "../identity/identity";
import { compileConditions } from "../rules/compile-condition";
import type { CompiledMany } from "../rules/compiled-rule";
import { isOneOfMany } from "../rules/inquiry";

/** Whom an edit is about. */
export type Subject = WatcherSubject | DomainSubject;

export interface WatcherSubject {
  readonly kind: "watcher";
  readonly uri: string;
  readonly identity: Identity;
}

/** Those of a domain that no rule names one by one. */
export interface DomainSubject {
  readonly kind: "domain";
  /** What `asciiDomain` makes of it. */
  readonly domain: string;
}

/** As an exception names it. */
export const exceptionOf = (subject: Subject): ExceptMember =>
  subject.kind === "watcher"
    ? { kind: "except", id: subject.uri }
    : { kind: "except", domain: subject.domain };

/** Whether a member is about the subject and nobody else, but for those it makes exceptions for. */
export function isOwnMember(member: IdentityMember, subject: Subject): boolean {
  if (member.kind === "one") {
    return subject.kind === "watcher" && identityKey(member.id) === subject.identity.key;
  }
  if (member.kind !== "many" || subject.kind !== "domain") return false;
  const reach = compiledMany(member)?.reach;
  return reach?.kind === "domain" && reach.domain === subject.domain;
}

/** Whether a member lets the subject in among others. */
export function includes(member: IdentityMember, subject: Subject): member is ManyMember {
  const many = member.kind === "many" ? compiledMany(member) : undefined;
  if (many === undefined) return false;
  if (subject.kind === "watcher") return isOneOfMany(many, [subject.identity]);
  return many.isUnderstood && many.reach.kind === "everybody" && !many.exceptDomains.has(subject.domain);
}

function compiledMany(member: ManyMember): CompiledMany | undefined {
  const [condition] = compileConditions([{ kind: "identity", members: [member] }]);
  return condition?.kind === "identity" ? condition.many[0] : undefined;
}
