import type { Instant } from "@porchlight/kernel";
import type { Identity } from "../identity/identity";
import type { CompiledCondition, CompiledIdentity, CompiledMany, Named } from "./compiled-rule";
import { currentOrNext } from "./periods";

/** Who is in a list. */
export interface ListMembers {
  /** `identityKey`s. */
  readonly members: ReadonlySet<string>;
  /** A limit was reached, so that members may be missing. */
  readonly isCutShort: boolean;
}

/** Looks up the list an anchor names. */
export type ListLookup = (anchor: string) => ListMembers;

/** What a request is, as far as conditions look at it. */
export interface Circumstances {
  /** Those that conditions may look at. */
  readonly identities: readonly Identity[];
  readonly anonymousRequest: boolean;
  readonly now: Instant;
  /** Lower case. */
  readonly sphere: string | undefined;
  readonly lists: ListLookup;
  /** Whom the documents name, one item a document. */
  readonly named: readonly Named[];
}

/** What an answer rests on besides the rules and the request: nothing else can change it. */
export interface Dependence {
  readonly anchors: ReadonlySet<string>;
  readonly sphere: boolean;
  /** The next instant at which a validity condition turns; undefined when none will. */
  readonly nextEdgeAt: Instant | undefined;
}

/** Of an answer that nothing else can change. */
export const INDEPENDENT: Dependence = { anchors: new Set(), sphere: false, nextEdgeAt: undefined };

/** Asks conditions of one request and keeps in mind what was looked at. */
export class Inquiry {
  readonly #circumstances: Circumstances;
  readonly #anchors = new Set<string>();
  #sphere = false;
  #nextEdgeAt: Instant | undefined;
  #isNamed: boolean | undefined;

  constructor(circumstances: Circumstances) {
    this.#circumstances = circumstances;
  }

  get circumstances(): Circumstances {
    return this.#circumstances;
  }

  get dependence(): Dependence {
    return { anchors: this.#anchors, sphere: this.#sphere, nextEdgeAt: this.#nextEdgeAt };
  }

  holds(condition: CompiledCondition): boolean {
    const { identities, anonymousRequest } = this.#circumstances;
    switch (condition.kind) {
      case "unknown":
        return false;
      case "anonymous-request":
        return anonymousRequest;
      case "identity":
        return isIdentified(condition, identities);
      case "sphere":
        return this.#isInSphere(condition.tokens);
      case "validity":
        return this.#isNow(condition.periods);
      case "external-list":
        return condition.anchors.some((anchor) => this.isListed(anchor));
      case "other-identity":
        return identities.length > 0 && !this.isNamed();
    }
  }

  isListed(anchor: string): boolean {
    const { identities } = this.#circumstances;
    if (identities.length === 0) return false;
    const { members } = this.#list(anchor);
    return identities.some(({ key }) => members.has(key));
  }

  #list(anchor: string): ListMembers {
    this.#anchors.add(anchor);
    return this.#circumstances.lists(anchor);
  }

  /** Whether any identity or list condition of any document names the watcher. */
  isNamed(): boolean {
    this.#isNamed ??= this.#circumstances.named.some((named) => this.#isNamedIn(named));
    return this.#isNamed;
  }

  #isNamedIn({ everybody, keys, domains, anchors }: Named): boolean {
    const isNamedByUri = ({ key, domain }: Identity): boolean =>
      keys.has(key) || (domain !== undefined && domains.has(domain));
    return (
      everybody ||
      this.#circumstances.identities.some(isNamedByUri) ||
      // Whoever may be in the part of a list that is not known is not somebody else.
      anchors.some((anchor) => this.isListed(anchor) || this.#list(anchor).isCutShort)
    );
  }

  #isInSphere(tokens: ReadonlySet<string>): boolean {
    this.#sphere = true;
    const { sphere } = this.#circumstances;
    return sphere !== undefined && tokens.has(sphere);
  }

  #isNow(periods: Parameters<typeof currentOrNext>[0]): boolean {
    const { now } = this.#circumstances;
    const period = currentOrNext(periods, now);
    if (period === undefined) return false;
    const isWithin = period.from <= now;
    const edge = isWithin ? period.until : period.from;
    if (this.#nextEdgeAt === undefined || edge < this.#nextEdgeAt) this.#nextEdgeAt = edge;
    return isWithin;
  }
}

function isIdentified({ ones, many }: CompiledIdentity, identities: readonly Identity[]): boolean {
  return (
    identities.some(({ key }) => ones.has(key)) || many.some((member) => isOneOfMany(member, identities))
  );
}

/** Any identity may match, and any may be an exception (RFC 5025 section 3.1.1.2). */
export const isOneOfMany = (many: CompiledMany, identities: readonly Identity[]): boolean =>
  many.isUnderstood &&
  identities.some((identity) => isReached(many, identity)) &&
  !identities.some((identity) => isException(many, identity));

export const isReached = ({ reach }: CompiledMany, { domain }: Identity): boolean =>
  reach.kind === "everybody" || (reach.kind === "domain" && reach.domain === domain);

export const isException = (
  { exceptKeys, exceptDomains }: CompiledMany,
  { key, domain }: Identity,
): boolean => exceptKeys.has(key) || (domain !== undefined && exceptDomains.has(domain));
