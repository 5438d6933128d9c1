import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { IMPORT_BODY_LIMIT } from "../../vocabulary";
import { importBodySchema, importCheckSchema } from "./import";

export const checkUserImport = defineOperation({
  id: "checkUserImport",
  method: "POST",
  path: "/api/v1/user-imports/check",
  tag: "Users",
  summary: "Check a CSV of users row by row; nothing is written",
  roles: RUNS_THE_OFFICE,
  body: importBodySchema,
  bodyLimit: IMPORT_BODY_LIMIT,
  status: 200,
  response: importCheckSchema,
  problems: [],
});
