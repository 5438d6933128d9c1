import { z } from "zod";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { profileRowSchema, profileValuesSchema } from "./provisioning";

export const listProfiles = defineOperation({
  id: "listProfiles",
  method: "GET",
  path: "/api/v1/profiles",
  tag: "Provisioning",
  summary: "What is provisioned for whom, and what holds without that",
  roles: ANY_ROLE,
  status: 200,
  response: z.object({
    usage: z.string().describe("Application usage of profile documents (AUID)"),
    domains: z.array(z.object({ domain: z.string(), builtIn: profileValuesSchema })),
    items: z.array(profileRowSchema),
    isCutShort: z.boolean().describe("There are more profiles of users and devices than are listed"),
  }),
  problems: [],
});
