"use client";
import { QrCode } from "~/parts/qr-code";
import { ShownOnce } from "~/parts/shown-once";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";

const HOUR = 3600;

/** How long a link may live, in seconds, as choices of a form. */
export const linkLives = (say: Say) => [
  { value: String(HOUR), label: say("parts.oneHour") },
  { value: ONE_DAY, label: say("parts.oneDay") },
  { value: String(7 * 24 * HOUR), label: say("parts.sevenDays") },
  { value: String(30 * 24 * HOUR), label: say("parts.thirtyDays") },
];

/** What a form begins with. */
export const ONE_DAY = String(24 * HOUR);

/** A link that works once, this once. */
export function NewLink({ url, onDone }: { readonly url: string; readonly onDone: () => void }) {
  const say = useSay();
  return (
    <ShownOnce
      advice={say("provisioning.handItOverNowItIs")}
      text={url}
      copyLabel={say("provisioning.copyTheLink")}
      onDone={onDone}
    >
      <QrCode text={url} label={say("provisioning.qrCodeOfTheSetUp")} />
    </ShownOnce>
  );
}
