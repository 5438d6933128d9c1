import { z } from "zod";
import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { decisionWriteSchema } from "./watching";

export const undoDecisions = defineOperation({
  id: "undoDecisions",
  method: "POST",
  path: "/api/v1/watcher-decisions/undo",
  tag: "Presence",
  summary: "Put back what decisions have written, unless somebody has written since; all of it or nothing",
  roles: RUNS_THE_OFFICE,
  body: z.strictObject({
    writes: z.array(decisionWriteSchema).min(1, "names-nothing").max(2000, "names-more-than"),
  }),
  bodyLimit: 1024 * 1024,
  status: 204,
  problems: ["document-not-found", "document-version-not-found", "document-changed", "too-many-writers"],
});
