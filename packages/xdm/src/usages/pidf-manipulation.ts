import { namesPresentity, PIDF } from "@porchlight/documents";
import { attributeOf } from "@porchlight/xml";
import type { ApplicationUsage } from "../application-usage";
import { serversMayWrite } from "../decision/authorization";

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
          conflict: { kind: "constraint-failure", phrase: "the only document is index" },
        },
  // OMA PRS 2.0: whom the owner's publication rules let.
  authorize: (requester, key, access, context) =>
    serversMayWrite(requester, key, access) || context.mayWriteState(requester.aor, key.xui),
  constraints: ({ root }, { xui }) =>
    namesPresentity(attributeOf(root, "entity") ?? "", xui) ? undefined : { kind: "forbidden" },
};
