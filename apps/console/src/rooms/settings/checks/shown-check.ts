import type { DoctorCheck } from "@porchlight/admin-api";
import { saidText } from "~/api/said-text";
import type { Say } from "~/words/say";

/** A check in the language of the page. */
export type ShownCheck = Omit<DoctorCheck, "detailSaid" | "remedySaid">;

/** A check of the server. */
export const shownCheck = (
  { id, title, status, detail, detailSaid, remedy, remedySaid }: DoctorCheck,
  say: Say,
): ShownCheck => ({
  id,
  title: saidText({ code: `check-${id}`, places: {} }, title, say),
  status,
  detail: saidText(detailSaid, detail, say),
  remedy: remedy === null ? null : saidText(remedySaid, remedy, say),
});
