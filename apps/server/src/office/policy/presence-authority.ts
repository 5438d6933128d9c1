import { type DocumentLibrary, PresenceAuthority, type ProfileHouse } from "@porchlight/event-packages";
import type { Config } from "../../config";
import { provisionedPolicy } from "../../provisioning/provisioned-policy";
import { xcapRootAliases } from "../../xcap/http/xcap-root-url";
import { policySettings } from "./policy-settings";

/** Who may see what of whom, by the documents and settings of this office. */
export const presenceAuthority = (
  config: Config,
  library: DocumentLibrary,
  profiles: ProfileHouse,
): PresenceAuthority =>
  new PresenceAuthority({
    library,
    root: config.xcap.root,
    rootAliases: xcapRootAliases(config.domains),
    agents: new Set(config.policy.agents),
    foreignListsAllowed: config.xcap.foreignListsAllowed,
    settingsFor: provisionedPolicy(policySettings(config), profiles),
  });
