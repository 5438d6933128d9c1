import { encodePathSegment } from "@porchlight/documents";
import type { DefaultHandling } from "../decision/decision";

/** Everything that says who sees a presentity, as it is stored. */
export interface RulesInForce {
  /** XCAP user identifier of the presentity, which is its address of record. */
  readonly xui: string;
  /** As new references write it. */
  readonly xcapRoot: string;
  /** Spellings of the root that a reference may use; `xcapRoot` alone when left out. */
  readonly rootsFor?: ((anchor: string) => readonly string[]) | undefined;
  /** Rules may name lists of other users. */
  readonly foreignListsAllowed?: boolean | undefined;
  /**
   * Texts by their path below the root, percent-encoded as `parseXcapReference` spells it: the rules of the presentity
   * and the documents of lists. What is missing here is taken to be missing there.
   */
  readonly documents: ReadonlyMap<string, string>;
  /** What holds where there is no rules document. */
  readonly defaultHandling: DefaultHandling;
}

const home = (auid: string, xui: string): string => `${auid}/users/${encodePathSegment(xui)}/`;

/** The rules of OMA, which govern alone when they are there. */
export const omaRulesPath = (xui: string): string =>
  `${home("org.openmobilealliance.pres-rules", xui)}pres-rules`;

/** Where the rules of RFC 5025 section 9 are; all documents below count. */
export const ietfRulesHome = (xui: string): string => home("pres-rules", xui);

/** The document with the lists of the user. */
export const listsPath = (xui: string): string => `${home("resource-lists", xui)}index`;
