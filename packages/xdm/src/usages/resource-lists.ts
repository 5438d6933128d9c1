import type { ApplicationUsage } from "../application-usage";
import { serversMayWrite } from "../decision/authorization";
import { listConstraints } from "./list-constraints";
import { listUniqueness } from "./list-uniqueness";
import { RESOURCE_LISTS } from "./namespaces";

/** RFC 4826 section 3.4; OMA SHD-XDM. */
export const resourceLists: ApplicationUsage = {
  auid: "resource-lists",
  defaultNamespace: RESOURCE_LISTS,
  mimeType: "application/resource-lists+xml",
  schema: "resource-lists",
  trees: ["users"],
  subdirectories: false,
  authorize: serversMayWrite,
  uniqueness: ({ root }) => listUniqueness([root], RESOURCE_LISTS),
  constraints: ({ root }, _key, { settings, limits }) =>
    listConstraints([root], {
      namesRequired: settings.listNamesRequired,
      referencesAllowed: true,
      maxEntries: limits.entries,
    }),
};
