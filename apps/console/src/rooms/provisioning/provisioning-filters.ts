import { maybeOneOf, text } from "~/url/filters";

/** The URL of the provisioning studio. */
export const provisioningFilters = {
  show: maybeOneOf(["defaults", "groups", "users", "links"]),
  domain: text(253),
  group: text(64),
  user: text(512),
  device: text(300),
};
