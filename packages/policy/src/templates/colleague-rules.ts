import { type PresenceRule, writePresenceRules } from "@porchlight/documents";
import { identityOf } from "../identity/identity";
import { type DefaultRulesOptions, defaultRuleset, EVERYTHING_SHOWN } from "./default-rules";

/** The default rules, and everybody of the presentity's own domain sees everything. */
export function colleagueRules(options: Omit<DefaultRulesOptions, "anonymous">): string {
  const { domain } = identityOf(options.xui);
  const colleagues: PresenceRule[] =
    domain === undefined
      ? []
      : [
          {
            id: "colleagues",
            conditions: [{ kind: "identity", members: [{ kind: "many", domain, exceptions: [] }] }],
            actions: [{ kind: "sub-handling", handling: "allow" }],
            transformations: EVERYTHING_SHOWN,
          },
        ];
  return writePresenceRules([...defaultRuleset(options), ...colleagues]);
}
