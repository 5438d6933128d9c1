import { z } from "zod";
import { defineOperation } from "../../operation";
import { OWNER_ONLY } from "../../role";

export const resetSecondFactor = defineOperation({
  id: "resetSecondFactor",
  method: "DELETE",
  path: "/api/v1/operators/{name}/second-factor",
  tag: "Operators",
  summary: "Take away the second factor of another operator, whose sessions end",
  roles: OWNER_ONLY,
  params: z.object({ name: z.string().min(1).max(128) }),
  status: 204,
  problems: ["operator-not-found", "second-factor-not-found"],
});
