import type { HandlingField } from "@porchlight/admin-api";
import { Badge } from "@porchlight/ui";
import { useSay } from "~/words/words-provider";

const TONES = { allow: "ok", "polite-block": "warn", confirm: "warn", block: "danger" } as const;

export interface HandlingBadgeProps {
  readonly handling: HandlingField;
}

/** A decision in one or two words. */
export const HandlingBadge = ({ handling }: HandlingBadgeProps) => {
  const say = useSay();
  return <Badge tone={TONES[handling]}>{say(`parts.handlingWords.${handling}`)}</Badge>;
};
