import { z } from "zod";
import { aorSchema } from "../../fields";
import { defineOperation } from "../../operation";
import { READS_CONTENT } from "../../role";
import { placeSchema } from "./lists";
import { resolvedListSchema } from "./resolved-list";

/** Which list is meant: by the URI of a service, or by its place in the document. */
export const meantList = {
  service: z.string().trim().min(1, "is-empty").max(512, "is-longer").optional(),
  list: placeSchema.optional(),
};

export const resolveList = defineOperation({
  id: "resolveList",
  method: "GET",
  path: "/api/v1/presentities/{aor}/lists/members",
  tag: "Presence",
  summary: "Whom a list or a list service of a user leads to, and what its owner is told of each",
  roles: READS_CONTENT,
  params: z.object({ aor: aorSchema }),
  query: z.strictObject(meantList),
  status: 200,
  response: resolvedListSchema,
  problems: ["user-not-found"],
});
