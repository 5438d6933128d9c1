import type { DefaultHandling, RulesInForce } from "@porchlight/policy";
import type { PolicyDocuments } from "./policy-documents";
import { PresentityPolicy } from "./presentity-policy";
import { POLICY_USAGES, rulesHome } from "./rules-documents";

/** Everything that says who sees a presentity, as it stands, for whoever edits it. */
export interface StandingRules extends Omit<RulesInForce, "xcapRoot"> {
  /** Entity-tags of its documents, by the same paths. */
  readonly etags: ReadonlyMap<string, string>;
}

export interface StandingRulesOptions {
  readonly library: PolicyDocuments;
  readonly presentity: string;
  readonly foreignListsAllowed: boolean;
  readonly rootsFor: (anchor: string) => readonly string[];
  readonly defaultHandling: DefaultHandling;
}

/** The documents of the presentity that can decide, and those of others to which its rules lead. */
export function standingRules(options: StandingRulesOptions): StandingRules {
  const { library, presentity: xui, foreignListsAllowed, rootsFor, defaultHandling } = options;
  const documents = new Map<string, string>();
  const etags = new Map<string, string>();
  for (const path of pathsBehind(options)) {
    const state = library.read(path);
    if (state === undefined) continue;
    documents.set(path, state.text);
    etags.set(path, state.etag);
  }
  return { xui, rootsFor, foreignListsAllowed, documents, etags, defaultHandling };
}

function pathsBehind({
  library,
  presentity: xui,
  foreignListsAllowed,
  rootsFor,
}: StandingRulesOptions): Set<string> {
  const paths = new Set<string>();
  for (const auid of POLICY_USAGES) {
    for (const path of library.pathsOf(xui, rulesHome(auid, xui, ""))) paths.add(path);
  }
  const policy = new PresentityPolicy(library, { xui, foreignListsAllowed }, rootsFor, (path) =>
    paths.add(path),
  );
  const rulesets = policy.rules.kind === "rules" ? policy.rules.rulesets : [];
  for (const anchor of rulesets.flatMap(({ named }) => named.anchors)) policy.lists(anchor);
  return paths;
}
