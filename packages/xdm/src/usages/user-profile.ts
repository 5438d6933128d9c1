import { uriKey } from "@porchlight/documents";
import { attributeOf, childElements, isNamed, type XmlDocument } from "@porchlight/xml";
import type { ApplicationUsage, UsageRefusal } from "../application-usage";
import { defaultAuthorization } from "../decision/authorization";
import { say } from "../sayings";
import { USER_PROFILE } from "./namespaces";
import { constraintFailure } from "./refusal";

/** OMA XDM 2.0: the owner writes, every user reads. */
export const userProfile: ApplicationUsage = {
  auid: "org.openmobilealliance.user-profile",
  defaultNamespace: USER_PROFILE,
  mimeType: "application/vnd.oma.user-profile+xml",
  schema: "user-profile",
  trees: ["users"],
  subdirectories: false,
  authorize: (requester, key, access) => access === "read" || defaultAuthorization(requester, key, access),
  constraints: (document, { xui }) => profileUri(document, xui),
};

/** OMA XDM 2.0: the provider writes, the owner reads. */
export const lockedUserProfile: ApplicationUsage = {
  ...userProfile,
  auid: "org.openmobilealliance.locked-user-profile",
  authorize: (requester, key, access) =>
    access === "write" ? requester.role === "administrator" : defaultAuthorization(requester, key, access),
};

function profileUri({ root }: XmlDocument, xui: string): UsageRefusal | undefined {
  const profiles = isNamed(root, USER_PROFILE, "user-profile") ? [root] : childElements(root);
  const foreign = profiles.some(
    (profile) =>
      isNamed(profile, USER_PROFILE, "user-profile") &&
      uriKey(attributeOf(profile, "uri") ?? "") !== uriKey(xui),
  );
  return foreign ? constraintFailure(say("wrong-profile-uri")) : undefined;
}
