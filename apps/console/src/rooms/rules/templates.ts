import { colleagueRules, defaultRules } from "@porchlight/policy";
import type { Say } from "~/words/say";

export interface RulesTemplate {
  readonly name: string;
  readonly meaning: string;
  readonly text: (whose: { readonly xui: string; readonly xcapRoot: string }) => string;
}

/** Documents to begin with. */
export const rulesTemplatesOf = (say: Say): readonly RulesTemplate[] => [
  {
    name: say("rules.theUsualRules"),
    meaning: say("rules.asksAboutEverybodyUnknownTheLists"),
    text: (whose) => defaultRules(whose),
  },
  {
    name: say("rules.openToColleagues"),
    meaning: say("rules.theUsualRulesAndEverybodyOf"),
    text: (whose) => colleagueRules(whose),
  },
  {
    name: say("rules.anonymousServicesRcs"),
    meaning: say("rules.theUsualRulesButAnonymousRequests"),
    text: (whose) => defaultRules({ ...whose, anonymous: "allow-services" }),
  },
];
