import { canonicalUri, displayName, type ListScope, readAnchor, readServices } from "@porchlight/documents";
import type { XmlElement } from "@porchlight/xml";
import { DEFAULT_LIST_LIMITS, type ListLimits } from "./list-limits";
import type { ListService } from "./list-service";
import { ListWalk } from "./list-walk";
import { MemberCollection, SubscriptionBudget } from "./member-collection";
import type { ListMember, MemberList } from "./member-list";
import { Reading } from "./reading";
import type { ReadRoots, StoredDocuments } from "./stored-documents";
import type { TakesNumber } from "./subscribable";

/** What lists are resolved from, for one subscriber and one event package. */
export interface ListSources {
  readonly documents: Pick<StoredDocuments, "read">;
  /** The list service at a URI, if the subscriber may use it and it serves the package. */
  findService(uri: string): ListService | undefined;
  /** Spellings of our XCAP root that a reference may use. */
  rootsFor(reference: string): readonly string[];
  /** Lists of other users than the owner of a service count too. */
  readonly foreignListsAllowed: boolean;
  /** None is taken when left out. */
  readonly takesNumber?: TakesNumber;
  /** Members the subscriber may have subscribed to; that of the limits when left out, 0 = unlimited. */
  maxSubscriptions?(): number;
}

/** The members of a service, and what that rests on. */
export interface ResolvedList extends MemberList {
  /** Documents that were looked at, missing ones too: a change of any may change the members. */
  readonly documents: ReadonlySet<string>;
  /** Canonical URIs of all members, nested ones too: a service that comes to one of them changes the list. */
  readonly keys: ReadonlySet<string>;
  /** References that lead nowhere, as written. */
  readonly unresolved: readonly string[];
  /** The service leads to no list at all. */
  readonly isMissing: boolean;
  /** One of the limits was met: some is left out. */
  readonly isCutShort: boolean;
  /** Members beyond the number that is subscribed to. */
  readonly surplus: number;
}

/**
 * The members of a list service (RFC 4826 section 4.5): those of lists in it as its own, those of services in it apart.
 * @param roots of documents that other resolutions of this moment have read
 */
export function resolveService(
  service: ListService,
  sources: ListSources,
  limits: ListLimits = DEFAULT_LIST_LIMITS,
  roots: ReadRoots = new Map(),
): ResolvedList {
  return new ServiceResolution(service, sources, limits, roots).finish();
}

/** What is known of a list before anything of it was looked at. */
export const unresolvedList = ({ uri }: ListService): ResolvedList => ({
  uri,
  names: [],
  members: [],
  documents: new Set(),
  keys: new Set(),
  unresolved: [],
  isMissing: false,
  isCutShort: false,
  surplus: 0,
});

/** The same bit by bit. It is of no use any more when something changes that it has looked at. */
export class ServiceResolution {
  readonly #service: ListService;
  readonly #sources: ListSources;
  readonly #limits: ListLimits;
  readonly #reading: Reading;
  readonly #budget: SubscriptionBudget;
  readonly #keys = new Set<string>();
  readonly #steps: Generator<undefined, MemberList | undefined>;
  #list: ResolvedList | undefined;

  constructor(service: ListService, sources: ListSources, limits: ListLimits, roots: ReadRoots) {
    this.#service = service;
    this.#sources = sources;
    this.#limits = limits;
    this.#reading = new Reading(sources.documents, limits, roots);
    this.#budget = new SubscriptionBudget(sources.maxSubscriptions?.() ?? limits.maxSubscriptions);
    this.#steps = this.#listOf(service, []);
  }

  /** Documents looked at so far. */
  get documents(): ReadonlySet<string> {
    return this.#reading.documents;
  }

  /** Canonical URIs of the members so far. */
  get keys(): ReadonlySet<string> {
    return this.#keys;
  }

  /** Undefined until everything was looked at. */
  get list(): ResolvedList | undefined {
    return this.#list;
  }

  /** Looks at the next entry. */
  step(): void {
    const { done, value } = this.#steps.next();
    if (done === true) this.#list ??= this.#resolved(value);
  }

  finish(): ResolvedList {
    while (this.#list === undefined) this.step();
    return this.#list;
  }

  #resolved(list: MemberList | undefined): ResolvedList {
    const { documents, isCutShort, unresolved } = this.#reading;
    return {
      ...(list ?? { uri: this.#service.uri, names: [], members: [] }),
      documents,
      keys: this.#keys,
      unresolved,
      isMissing: list === undefined,
      isCutShort,
      surplus: this.#budget.surplus,
    };
  }

  /** @param around canonical URIs of the services this one is a member of */
  *#listOf(service: ListService, around: readonly string[]): Generator<undefined, MemberList | undefined> {
    const list = this.#element(service);
    if (list === undefined) return undefined;
    const chain = [...around, service.key];
    const members = new MemberCollection(chain);
    const scopeFor = (reference: string) => this.#scope(service.owner, reference);
    const walk = new ListWalk(this.#reading, scopeFor, this.#limits.maxDepth, this.#sources.takesNumber);
    for (const member of walk.entries(list)) {
      yield;
      if (member === undefined || !members.isNew(member)) continue;
      const taken = yield* this.#become(member, chain);
      if (taken !== undefined) members.add(taken);
    }
    return members.list(service.uri, displayName(list));
  }

  *#become(member: ListMember, chain: readonly string[]): Generator<undefined, ListMember | undefined> {
    this.#keys.add(member.key);
    const service = this.#sources.findService(member.key);
    if (service !== undefined) return yield* this.#nested(member, service, chain);
    return this.#budget.takes() ? member : { ...member, refused: "giveup" };
  }

  /** A subscription to a service without a list would fail with 502. */
  *#nested(
    member: ListMember,
    service: ListService,
    chain: readonly string[],
  ): Generator<undefined, ListMember | undefined> {
    if (chain.length > this.#limits.maxNesting) {
      this.#reading.isCutShort = true;
      return undefined;
    }
    const list = yield* this.#listOf(service, chain);
    return { ...member, list, refused: list === undefined ? "probation" : undefined };
  }

  /** The list of a service, from the document that defines it. */
  #element({ document, key, owner }: ListService): XmlElement | undefined {
    const root = this.#reading.root(document);
    const service = root && readServices(root).find(({ uri }) => canonicalUri(uri) === key);
    if (service === undefined) return undefined;
    const { list } = service;
    if (list.kind === "inline") return list.element;
    return this.#reading.follow(list.uri, readAnchor(list.uri, this.#scope(owner, list.uri)), "list");
  }

  /** What the owner of a list may refer to. */
  #scope(owner: string, reference: string): ListScope {
    const { rootsFor, foreignListsAllowed } = this.#sources;
    return { xui: owner, foreignListsAllowed, roots: rootsFor(reference) };
  }
}
