"use client";
import { Button, CopyButton, DialogActions } from "@porchlight/ui";
import { useState } from "react";
import { admin } from "~/api/admin";
import { FaultBanner } from "~/parts/confirm-dialog";
import { QrCode } from "~/parts/qr-code";
import { CodeForm } from "./code-form";
import { RecoveryCodes } from "./recovery-codes";

interface Offer {
  readonly secret: string;
  readonly uri: string;
}

export interface EnrolStepsProps {
  readonly onDone: () => void;
  readonly onCancel?: (() => void) | undefined;
}

/** From nothing to a second factor: the secret, a first code of it, the recovery codes. */
export function EnrolSteps({ onDone, onCancel }: EnrolStepsProps) {
  const [offer, setOffer] = useState<Offer>();
  const [codes, setCodes] = useState<readonly string[]>();
  if (codes !== undefined) return <RecoveryCodes codes={codes} onDone={onDone} />;
  if (offer === undefined) return <Introduction onOffer={setOffer} onCancel={onCancel} />;
  const confirm = async (code: string) => {
    const { recoveryCodes } = await admin.confirmSecondFactor({ body: { code } });
    setCodes(recoveryCodes);
  };
  return (
    <>
      <p>
        Scan the picture with your authenticator, or type the secret into it. Then type the code it shows.
      </p>
      <QrCode text={offer.uri} label="QR code of the secret" />
      <div className="flex items-center gap-2 rounded-md border border-line bg-canvas py-1 pr-1 pl-3">
        <code className="min-w-0 flex-1 break-all font-mono text-sm">{inFours(offer.secret)}</code>
        <CopyButton text={offer.secret} label="Copy the secret" />
      </div>
      <CodeForm submit="Confirm" onCode={confirm} onCancel={onCancel} />
    </>
  );
}

interface IntroductionProps {
  readonly onOffer: (offer: Offer) => void;
  readonly onCancel?: (() => void) | undefined;
}

function Introduction({ onOffer, onCancel }: IntroductionProps) {
  const [fault, setFault] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    setFault(undefined);
    try {
      onOffer(await admin.enrolSecondFactor());
    } catch (error) {
      setFault(error);
      setBusy(false);
    }
  };
  return (
    <>
      <p>
        You need an authenticator: an app on your phone that shows codes of six digits, or a password manager
        that does. Your other sessions end when it is set up.
      </p>
      {fault === undefined ? null : <FaultBanner error={fault} />}
      <DialogActions>
        {onCancel === undefined ? null : <Button onClick={onCancel}>Cancel</Button>}
        <Button variant="primary" busy={busy} onClick={ask} autoFocus>
          Show the secret
        </Button>
      </DialogActions>
    </>
  );
}

const inFours = (secret: string): string => secret.replaceAll(/(.{4})(?=.)/g, "$1 ");
