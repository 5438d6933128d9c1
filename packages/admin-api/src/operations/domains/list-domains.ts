import { z } from "zod";
import { countSchema } from "../../fields";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";

export const domainSchema = z.object({ name: z.string(), primary: z.boolean(), users: countSchema });

export type Domain = z.infer<typeof domainSchema>;

export const listDomains = defineOperation({
  id: "listDomains",
  method: "GET",
  path: "/api/v1/domains",
  tag: "Domains",
  summary: "Domains that are served, the first one first",
  roles: ANY_ROLE,
  status: 200,
  response: z.object({ items: z.array(domainSchema) }),
  problems: [],
});
