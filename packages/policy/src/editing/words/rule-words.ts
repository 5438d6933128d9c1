import type { AttributePermission, SubHandling } from "@porchlight/documents";
import type { ShownKind } from "./shown-words";

/** What the sentences about rules are made of, in one language. Names in them are of others. */
export interface RuleWords {
  /** Names told one by one, and how many more there are: `Bob, Carol and 12 more`. */
  readonly enumerated: (names: readonly string[], more: number) => string;
  readonly everybody: Subject;
  /** Whoever no statement names. */
  readonly others: Subject;
  readonly anonymous: Subject;
  /** Everybody whose identity is known. */
  readonly known: Subject;
  /** All of the user's own domain, and of another one. */
  readonly colleagues: (domain: string) => string;
  readonly people: (domain: string) => string;
  /** Behind a subject: those it does not mean. */
  readonly except: (names: string) => string;
  /** Those that every one of the subjects means. */
  readonly among: (subjects: readonly string[]) => string;
  /** A subject as it is written inside a sentence. */
  readonly inside: (subject: string) => string;
  /** What is so for the subject; without a handling: what it sees besides, where it is let in. */
  readonly predicate: (handling: SubHandling | undefined, isPlural: boolean, shown: ShownSummary) => string;
  readonly whileSphere: (tokens: readonly string[]) => string;
  readonly during: (periods: readonly { readonly from: string; readonly until: string }[]) => string;
  readonly part: Readonly<Record<ShownPart, string>>;
}

export interface Subject {
  readonly text: string;
  readonly isPlural: boolean;
}

export interface ShownSummary {
  readonly kind: ShownKind;
  /** Enumerated, where it is of parts. */
  readonly parts: string;
}

/** One thing that permissions show, by its permission or what it is of. */
export type ShownPart =
  | AttributePermission
  | "all-services"
  | "some-services"
  | "all-devices"
  | "some-devices"
  | "all-persons"
  | "some-persons"
  | "all-attributes"
  | "user-input"
  | "location"
  | "unknown-attributes";
