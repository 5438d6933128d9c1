import { z } from "zod";
import { defineOperation } from "../../operation";
import { READS_TOKENS } from "../../role";
import { tokenSchema } from "./token";

export const listTokens = defineOperation({
  id: "listTokens",
  method: "GET",
  path: "/api/v1/tokens",
  tag: "Tokens",
  summary: "Tokens, without their secrets",
  roles: READS_TOKENS,
  status: 200,
  response: z.object({ items: z.array(tokenSchema) }),
  problems: [],
});
