import type { HandlingField } from "@porchlight/admin-api";
import { Badge } from "@porchlight/ui";

/** Decisions about a watcher in words (RFC 5025 section 3.2.1). */
export const HANDLING_WORDS: Readonly<Record<HandlingField, string>> = {
  allow: "Allow",
  "polite-block": "Polite block",
  confirm: "Ask first",
  block: "Block",
};

const TONES = { allow: "ok", "polite-block": "warn", confirm: "warn", block: "danger" } as const;

export interface HandlingBadgeProps {
  readonly handling: HandlingField;
}

/** A decision in one or two words. */
export const HandlingBadge = ({ handling }: HandlingBadgeProps) => (
  <Badge tone={TONES[handling]}>{HANDLING_WORDS[handling]}</Badge>
);
