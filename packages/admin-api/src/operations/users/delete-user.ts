import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { userParams } from "./user";

export const deleteUser = defineOperation({
  id: "deleteUser",
  method: "DELETE",
  path: "/api/v1/users/{aor}",
  tag: "Users",
  summary: "Delete a user; its watchers are told that it is gone",
  roles: RUNS_THE_OFFICE,
  params: userParams,
  status: 204,
  problems: ["user-not-found"],
});
