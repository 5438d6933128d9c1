import { z } from "zod";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { banSchema } from "./ban";

export const listBans = defineOperation({
  id: "listBans",
  method: "GET",
  path: "/api/v1/bans",
  tag: "Connections",
  summary: "Addresses and networks whose SIP is not taken",
  roles: ANY_ROLE,
  status: 200,
  response: z.object({ items: z.array(banSchema) }),
  problems: [],
});
