import { z } from "zod";
import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { contentParams } from "./content";

export const deleteContent = defineOperation({
  id: "deleteContent",
  method: "DELETE",
  path: "/api/v1/content/{owner}/{name}",
  tag: "Content",
  summary: "Delete an object of a user",
  roles: RUNS_THE_OFFICE,
  params: contentParams,
  query: z.strictObject({
    ifMatch: z.string().max(200).optional().describe("Entity-tag that it must have, without quotes"),
  }),
  status: 204,
  problems: ["user-not-found", "content-not-found", "content-expired", "content-changed"],
});
