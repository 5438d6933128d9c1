import { z } from "zod";
import { defineOperation } from "../../operation";
import { READS_SETUP_LINKS } from "../../role";
import { setupLinkSchema } from "./provisioning";

export const listSetupLinks = defineOperation({
  id: "listSetupLinks",
  method: "GET",
  path: "/api/v1/setup-links",
  tag: "Provisioning",
  summary: "Links with which clients are set up, the youngest first",
  roles: READS_SETUP_LINKS,
  status: 200,
  response: z.object({ items: z.array(setupLinkSchema) }),
  problems: [],
});
