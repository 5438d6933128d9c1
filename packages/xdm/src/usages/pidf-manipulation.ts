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
  authorize: serversMayWrite,
  // OMA PRS 2.0: nobody keeps state for somebody else.
  constraints: ({ root }, { xui }) =>
    namesPresentity(attributeOf(root, "entity") ?? "", xui) ? undefined : { kind: "forbidden" },
};
