import type { PresenceDocument } from "@porchlight/documents";
import type { Permissions } from "../permissions/permissions";
import { applyPermissions } from "../transform/apply-permissions";

export interface StrippedPublication {
  /** What may be published of the document. */
  readonly document: PresenceDocument;
  /** It said something, and none of it may be published. */
  readonly isAllStripped: boolean;
}

/** Takes out of a publication what its publisher may not say. */
export function stripPublication(document: PresenceDocument, content: Permissions): StrippedPublication {
  const stripped = applyPermissions(document, content);
  return { document: stripped, isAllStripped: saysSomething(document) && !saysSomething(stripped) };
}

const saysSomething = ({ tuples, persons, devices, notes, extensions }: PresenceDocument): boolean =>
  [tuples, persons, devices, notes, extensions].some((parts) => parts.length > 0);
