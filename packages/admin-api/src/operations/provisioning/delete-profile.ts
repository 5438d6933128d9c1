import { z } from "zod";
import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { WRITE_PROBLEMS } from "../documents/write-problems";
import { profilePlace } from "./provisioning";

export const deleteProfile = defineOperation({
  id: "deleteProfile",
  method: "DELETE",
  path: "/api/v1/profile",
  tag: "Provisioning",
  summary: "Take a profile back; what it overruled holds again",
  roles: RUNS_THE_OFFICE,
  query: z.strictObject({ ...profilePlace, ifMatch: z.string().max(200).optional() }),
  status: 204,
  problems: [...WRITE_PROBLEMS],
});
