import { z } from "zod";
import { windowOf, windowQuery } from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { contentLimitsSchema, contentUsageSchema } from "./content";

export const listContentUsage = defineOperation({
  id: "listContentUsage",
  method: "GET",
  path: "/api/v1/content-usage",
  tag: "Content",
  summary:
    "What each user keeps on the content server, the one with most octets first, and what one may keep",
  roles: ANY_ROLE,
  query: z.strictObject({ ...windowQuery }),
  status: 200,
  response: windowOf(contentUsageSchema).extend({ limits: contentLimitsSchema }),
  problems: [],
});
