import type { ApplicationUsage } from "../application-usage";
import { serversMayWrite } from "../decision/authorization";
import { COMMON_POLICY, PRES_RULES } from "./namespaces";
import { rulesConstraints } from "./rules-constraints";

/** RFC 5025 section 9: all documents below the home directory count, sub-directories included. */
export const presRules: ApplicationUsage = {
  auid: "pres-rules",
  defaultNamespace: PRES_RULES,
  mimeType: "application/auth-policy+xml",
  schema: "common-policy",
  trees: ["users"],
  subdirectories: true,
  authorize: serversMayWrite,
  constraints: rulesConstraints,
};

/** OMA PRS-XDM section 5.1.1. Its default document namespace is common-policy. */
export const omaPresRules: ApplicationUsage = {
  ...presRules,
  auid: "org.openmobilealliance.pres-rules",
  defaultNamespace: COMMON_POLICY,
  subdirectories: false,
};

/** OMA PRS 2.0: who may publish what for a presentity. */
export const pubRules: ApplicationUsage = {
  ...omaPresRules,
  auid: "org.openmobilealliance.pub-rules",
};
