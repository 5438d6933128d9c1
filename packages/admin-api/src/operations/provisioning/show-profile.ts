import { z } from "zod";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";
import { profileDetailSchema, profilePlace } from "./provisioning";

export const showProfile = defineOperation({
  id: "showProfile",
  method: "GET",
  path: "/api/v1/profile",
  tag: "Provisioning",
  summary: "One profile with its values; without values where nothing is provisioned there",
  roles: ANY_ROLE,
  query: z.strictObject(profilePlace),
  status: 200,
  response: profileDetailSchema,
  problems: ["document-not-found"],
});
