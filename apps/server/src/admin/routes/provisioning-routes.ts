import { fail, ok } from "@porchlight/kernel";
import { readClientProvisioning, readManagementObject } from "@porchlight/provisioning";
import { documentSelectorText } from "@porchlight/xdm";
import { type AdminContext, actorBehind } from "../context";
import { errandOf } from "../http/errand-of";
import { createSetupLink } from "../operations/provisioning/create-setup-link";
import { effectiveProfileView } from "../operations/provisioning/effective-profile";
import { textsOf } from "../operations/provisioning/profile-values";
import { profileRow, showProfile } from "../operations/provisioning/read-profiles";
import { revokeSetupLink } from "../operations/provisioning/revoke-setup-link";
import { deleteProfile, putProfile } from "../operations/provisioning/write-profile";
import { findUser } from "../operations/users/find-user";
import { say } from "../sayings";
import { setupLinkRow } from "../views/setup-link-row";
import type { Handlers } from "./handlers";

type ProvisioningHandlers = Pick<
  Handlers,
  | "listProfiles"
  | "showProfile"
  | "putProfile"
  | "deleteProfile"
  | "showEffectiveProfile"
  | "readOmaProfile"
  | "listSetupLinks"
  | "createSetupLink"
  | "revokeSetupLink"
>;

/** Profiles that are listed at a time. */
const MOST_LISTED = 1000;

export function provisioningRoutes({ deps, operations }: AdminContext): ProvisioningHandlers {
  const { documents, provisioning, facts, stores } = deps;
  const { auid } = provisioning;
  return {
    listProfiles: async () => {
      const stored = await documents.archive.readAll({ auid }, { limit: MOST_LISTED });
      return ok({
        usage: auid,
        domains: facts.domains.map((domain) => ({ domain, builtIn: textsOf(provisioning.builtIn(domain)) })),
        items: stored.flatMap((document) => profileRow(document, documentSelectorText(document.key))),
        isCutShort: stored.length === MOST_LISTED,
      });
    },

    showProfile: ({ query }) => showProfile(documents, auid, query),

    putProfile: ({ body, request }) => putProfile(documents, auid, body, errandOf(documents, request)),

    deleteProfile: ({ query: { ifMatch, ...place }, request }) =>
      deleteProfile(documents, auid, place, ifMatch, errandOf(documents, request)),

    showEffectiveProfile: async ({ params, query }) => {
      const found = await findUser(operations, params.aor);
      if (!found.ok) return found;
      return ok(effectiveProfileView(provisioning, found.value.aor, query.device?.toLowerCase()));
    },

    readOmaProfile: async ({ body: { form, text } }) => {
      const read = form === "client-provisioning" ? readClientProvisioning(text) : readManagementObject(text);
      if (read.ok) return ok({ values: textsOf(read.value.values), ignored: [...read.value.ignored] });
      const { name, reason } = read.error;
      return fail({ code: "invalid-input", field: "text", reason: say("name-at-fault", { name, reason }) });
    },

    listSetupLinks: async () => ok({ items: (await stores.setupLinks.list()).map(setupLinkRow) }),

    createSetupLink: async ({ body, request }) => {
      const created = await createSetupLink(operations, actorBehind(request), body);
      if (!created.ok) return created;
      return ok({ link: setupLinkRow(created.value.record), path: created.value.path });
    },

    revokeSetupLink: ({ params, request }) => revokeSetupLink(deps, actorBehind(request), params.id),
  };
}
