import { z } from "zod";
import { countSchema } from "../../fields";
import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { IMPORT_BODY_LIMIT } from "../../vocabulary";
import { importBodySchema } from "./import";

export const importUsers = defineOperation({
  id: "importUsers",
  method: "POST",
  path: "/api/v1/user-imports",
  tag: "Users",
  summary: "Create every user of a CSV, or none of them",
  roles: RUNS_THE_OFFICE,
  body: importBodySchema,
  bodyLimit: IMPORT_BODY_LIMIT,
  status: 201,
  response: z.object({ created: countSchema }),
  problems: ["import-rejected", "user-exists"],
});
