import type { Publication, PublishDecision } from "@porchlight/event-notifier";
import { after, type Instant } from "@porchlight/kernel";

const decoder = new TextDecoder();

/** What a PUBLISH gives the publication it makes or changes, besides content and lifetime. */
export interface PublicationMarks {
  readonly entityTag: string;
  /** Names the publication when it is a new one. */
  readonly source: string;
  readonly publisher: string;
  readonly isBound: boolean;
}

/** The publication as it will be; undefined when it is removed. */
export function nextPublication(
  decision: Exclude<PublishDecision, { kind: "momentary" }>,
  { entityTag, source, publisher, isBound }: PublicationMarks,
  now: Instant,
): Publication | undefined {
  if (decision.kind === "remove") return undefined;
  const marks = { entityTag, isBound, expiresAt: after(now, decision.lifetimeSeconds * 1000) };
  if (decision.kind === "refresh") return { ...decision.publication, ...marks };
  const { contentType, body, parts } = decision;
  const content = { contentType, body: decoder.decode(body), parts, publisher, modifiedAt: now, ...marks };
  return decision.kind === "modify"
    ? { ...decision.publication, ...content }
    : { source, ...content, createdAt: now };
}
