import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { WRITE_PROBLEMS } from "../documents/write-problems";
import { profileDetailSchema, profileWriteSchema } from "./provisioning";

export const putProfile = defineOperation({
  id: "putProfile",
  method: "PUT",
  path: "/api/v1/profile",
  tag: "Provisioning",
  summary: "Provision everybody, a domain, a group, a user or a device; clients hear of it at once",
  roles: RUNS_THE_OFFICE,
  body: profileWriteSchema,
  bodyLimit: 4 * 1024 * 1024,
  status: 200,
  response: profileDetailSchema,
  problems: [...WRITE_PROBLEMS, "document-rejected", "document-too-large"],
});
