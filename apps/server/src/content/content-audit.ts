import type { ContentName, ContentObject, ContentSituation, WriteVerdict } from "@porchlight/content";
import type { Instant } from "@porchlight/kernel";
import type { AuditNote } from "@porchlight/store";
import type { Actor } from "../admin/auth/actor";

const targetOf = ({ owner, object }: ContentName): string => `${owner}/${object}`;

/** An operator has read an object of a user. */
export const readLine = (actor: Actor, name: ContentName, at: Instant): AuditNote => ({
  ...actor,
  at,
  action: "content.read",
  target: targetOf(name),
  before: undefined,
  after: undefined,
});

/** An operator has written or deleted an object of a user. Undefined for users themselves, and where nothing was done. */
export function changeLine(
  actor: Actor | undefined,
  name: ContentName,
  verdict: WriteVerdict,
  { state }: ContentSituation,
  at: Instant,
): AuditNote | undefined {
  if (actor === undefined || verdict.kind === "refused") return undefined;
  const before = state.kind === "present" ? factsOf(state.object) : undefined;
  const isRemoved = verdict.kind === "removed";
  return {
    ...actor,
    at,
    action: isRemoved ? "content.delete" : "content.put",
    target: targetOf(name),
    before,
    after: isRemoved ? undefined : factsOf(verdict.object),
  };
}

const factsOf = ({ contentType, octets, sha256 }: ContentObject) => ({ contentType, octets, sha256 });
