import { z } from "zod";
import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { CONTENT_BODY_LIMIT, contentParams, contentSchema } from "./content";

export const putContent = defineOperation({
  id: "putContent",
  method: "PUT",
  path: "/api/v1/content/{owner}/{name}",
  tag: "Content",
  summary: "Write an object for a user, as a PUT to the content server does: types, sizes and quotas hold",
  roles: RUNS_THE_OFFICE,
  params: contentParams,
  body: z.strictObject({
    contentType: z.string().max(200),
    data: z.base64().max(CONTENT_BODY_LIMIT),
    lifetimeSeconds: z
      .int()
      .min(1)
      .max(9_999_999_999)
      .optional()
      .describe("As the settings have it when left out"),
    ifMatch: z
      .string()
      .max(200)
      .nullable()
      .optional()
      .describe("Entity-tag that it must have, without quotes; null when there must be none"),
  }),
  bodyLimit: CONTENT_BODY_LIMIT,
  status: 200,
  response: contentSchema.extend({ created: z.boolean().describe("There was none before") }),
  problems: [
    "user-not-found",
    "content-changed",
    "content-too-large",
    "content-type-refused",
    "content-unreadable",
    "content-quota-exceeded",
    "server-busy",
  ],
});
