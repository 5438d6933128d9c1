import { colleagueRules, defaultRules } from "@porchlight/policy";

export interface RulesTemplate {
  readonly name: string;
  readonly meaning: string;
  readonly text: (whose: { readonly xui: string; readonly xcapRoot: string }) => string;
}

/** Documents to begin with. */
export const RULES_TEMPLATES: readonly RulesTemplate[] = [
  {
    name: "The usual rules",
    meaning: "Asks about everybody unknown; the lists “granted” and “blocked” decide about the others.",
    text: (whose) => defaultRules(whose),
  },
  {
    name: "Open to colleagues",
    meaning: "The usual rules, and everybody of the own domain sees everything.",
    text: (whose) => colleagueRules(whose),
  },
  {
    name: "Anonymous services (RCS)",
    meaning: "The usual rules, but anonymous requests see the services.",
    text: (whose) => defaultRules({ ...whose, anonymous: "allow-services" }),
  },
];
