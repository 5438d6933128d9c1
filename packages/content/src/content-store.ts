import type { Instant } from "@porchlight/kernel";
import type { ContentName } from "./content-name";
import type { ContentObject, ContentState, StoredContent } from "./content-object";

/** What a change is decided on. */
export interface ContentSituation {
  /** There is an account of the owner. */
  readonly hasOwner: boolean;
  readonly state: ContentState;
  /** What the owner keeps beside this object. */
  readonly others: ContentUsage;
}

/** Objects that are there, and their octets. */
export interface ContentUsage {
  readonly objects: number;
  readonly octets: number;
}

export type ContentChange =
  | { readonly kind: "none" }
  | { readonly kind: "put"; readonly content: StoredContent }
  | { readonly kind: "remove" }
  /** The octets go, that there was an object is remembered. */
  | { readonly kind: "expire"; readonly at: Instant }
  | { readonly kind: "prolong"; readonly expiresAt: Instant };

/** What is to be done, what its asker is told, and what is written down about it. */
export interface ContentDecision<Outcome, Note> {
  readonly change: ContentChange;
  readonly outcome: Outcome;
  /** Stored with the change, or not at all. */
  readonly note?: Note | undefined;
}

export interface ContentQuery {
  /** Part of the owner's address or of the object's name, in any case; empty for all. */
  readonly search: string;
  readonly owner?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

export interface ContentPage {
  readonly items: readonly ContentObject[];
  /** How many the query finds. */
  readonly total: number;
}

/** What one owner keeps. */
export interface OwnerUsage extends ContentUsage {
  readonly owner: string;
}

/**
 * Objects of the owners' accounts, whole or not at all. A change is decided on what is there while nobody else changes it
 * or anything of the same owner, and is on disk when its promise resolves. With an account all of its objects go.
 */
export interface ContentStore<Note> {
  find(name: ContentName): Promise<ContentState>;
  read(name: ContentName): Promise<StoredContent | undefined>;
  /** The objects of an owner by name, past their lifetime or not. */
  listOf(owner: string): Promise<readonly ContentObject[]>;
  browse(query: ContentQuery): Promise<ContentPage>;
  /** Owners with objects, the one with most octets first. */
  usage(window: { readonly offset: number; readonly limit: number }): Promise<{
    readonly items: readonly OwnerUsage[];
    readonly total: number;
  }>;
  /** `decide` may be asked more than once; what it said last is what was done. */
  change<Outcome>(
    name: ContentName,
    decide: (situation: ContentSituation) => ContentDecision<Outcome, Note>,
  ): Promise<Outcome>;
  /** The objects whose lifetime is over at `now`, the earliest first. */
  due(now: Instant, limit: number): Promise<readonly ContentObject[]>;
  /** Forgets what expired at or before an instant, and of each owner all but the latest `perOwner`. */
  forget(until: Instant, perOwner: number): Promise<void>;
}
