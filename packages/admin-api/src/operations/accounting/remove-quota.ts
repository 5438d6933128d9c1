import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { quotaParams } from "./quota";

export const removeQuota = defineOperation({
  id: "removeQuota",
  method: "DELETE",
  path: "/api/v1/users/{aor}/quotas/{service}",
  tag: "Accounting",
  summary: "Take a limit away: the user has as much of the service as it likes",
  roles: RUNS_THE_OFFICE,
  params: quotaParams,
  status: 204,
  problems: ["user-not-found", "quota-not-found"],
});
