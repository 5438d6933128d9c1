import { isSchedule, namesPresentity, PIDF, readSchedule } from "@porchlight/documents";
import { attributeOf, childElements, type XmlElement } from "@porchlight/xml";
import type { ApplicationUsage, UsageRefusal } from "../application-usage";
import { serversMayWrite } from "../decision/authorization";
import { say } from "../sayings";
import { constraintFailure } from "./refusal";

/** RFC 4827: the permanent state of a presentity. */
export const pidfManipulation: ApplicationUsage = {
  auid: "pidf-manipulation",
  defaultNamespace: PIDF,
  mimeType: "application/pidf+xml",
  schema: "pidf",
  trees: ["users"],
  subdirectories: false,
  // Section 9: one document, of this name.
  naming: ({ path }) =>
    path === "index"
      ? undefined
      : {
          kind: "conflict",
          conflict: { kind: "constraint-failure", phrase: say("only-index") },
        },
  // OMA PRS 2.0: whom the owner's publication rules let.
  authorize: (requester, key, access, context) =>
    serversMayWrite(requester, key, access) || context.mayWriteState(requester.aor, key.xui),
  constraints: ({ root }, { xui }) =>
    namesPresentity(attributeOf(root, "entity") ?? "", xui) ? scheduleRefusal(root) : { kind: "forbidden" },
};

/** State that is in force at times has to say at which. */
function scheduleRefusal(root: XmlElement): UsageRefusal | undefined {
  const [schedule, another] = childElements(root).filter(isSchedule);
  if (schedule === undefined) return undefined;
  if (another !== undefined) return constraintFailure(say("schedule-twice"));
  const read = readSchedule(schedule);
  return read.ok ? undefined : constraintFailure(say("schedule-faulty", { because: read.error }));
}
