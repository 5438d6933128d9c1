"use client";
import { Banner, Button, CopyButton, DialogActions } from "@porchlight/ui";
import { KeyRound } from "lucide-react";
import { QrCode } from "~/parts/qr-code";
import { useSay } from "~/words/words-provider";

/** A link that works once, this once. */
export function NewLink({ url, onDone }: { readonly url: string; readonly onDone: () => void }) {
  const say = useSay();
  return (
    <>
      <Banner tone="warn" icon={<KeyRound />}>
        {say("provisioning.handItOverNowItIs")}
      </Banner>
      <QrCode text={url} label={say("provisioning.qrCodeOfTheSetUp")} />
      <div className="flex items-center gap-2 rounded-md border border-line bg-canvas py-1 pr-1 pl-3">
        <code className="min-w-0 flex-1 break-all font-mono text-sm">{url}</code>
        <CopyButton text={url} label={say("provisioning.copyTheLink")} />
      </div>
      <DialogActions>
        <Button variant="primary" onClick={onDone}>
          {say("parts.done")}
        </Button>
      </DialogActions>
    </>
  );
}
