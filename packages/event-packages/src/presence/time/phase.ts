import type { Instant } from "@porchlight/kernel";
import { type PreparedPublication, type PresencePublication, prepare } from "../presence-publication";
import { documentAt, type Said } from "./document-at";
import { Moment } from "./moment";

/** What a publication with times in it contributes for the time being; `turnsAt` is when that may change. */
export type Phase =
  | { readonly kind: "absent"; readonly turnsAt: Instant | undefined }
  /** All that was published, as it was published. */
  | { readonly kind: "whole"; readonly turnsAt: Instant }
  | { readonly kind: "changed"; readonly says: PreparedPublication; readonly turnsAt: Instant | undefined };

/** The phase of a publication at a moment; undefined when time does nothing to it any more. */
export function phaseOf(publication: PresencePublication, said: Said, now: Instant): Phase | undefined {
  const moment = new Moment(now);
  if (publication.isInForce?.(moment) === false) return { kind: "absent", turnsAt: moment.turnsAt };
  const { document } = publication.prepared();
  const current = documentAt(document, said, moment);
  const { turnsAt } = moment;
  if (current !== document) return { kind: "changed", says: prepare(current), turnsAt };
  return turnsAt === undefined ? undefined : { kind: "whole", turnsAt };
}
