import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { userParams } from "./user";

export const exportUser = defineOperation({
  id: "exportUser",
  method: "GET",
  path: "/api/v1/users/{aor}/export",
  tag: "Users",
  summary:
    "Everything that is kept about a user, as one file with a JSON object in each line; `part` says what its `value` is, and the last one is the `end`",
  roles: RUNS_THE_OFFICE,
  params: userParams,
  status: 200,
  download: ["application/x-ndjson"],
  problems: ["user-not-found"],
});
