"use client";
import { Button, CopyButton, DialogActions } from "@porchlight/ui";
import { useState } from "react";
import { admin } from "~/api/admin";
import { FaultBanner } from "~/parts/fault-banner";
import { QrCode } from "~/parts/qr-code";
import { useSay } from "~/words/words-provider";
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
  const say = useSay();
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
      <p>{say("secondFactor.scanThePictureWithYourAuthenticator")}</p>
      <QrCode text={offer.uri} label={say("secondFactor.qrCodeOfTheSecret")} />
      <div className="flex items-center gap-2 rounded-md border border-line bg-canvas py-1 pr-1 pl-3">
        <code className="min-w-0 flex-1 break-all font-mono text-sm">{inFours(offer.secret)}</code>
        <CopyButton text={offer.secret} label={say("parts.copyTheSecret")} />
      </div>
      <CodeForm submit={say("secondFactor.confirm")} onCode={confirm} onCancel={onCancel} />
    </>
  );
}

interface IntroductionProps {
  readonly onOffer: (offer: Offer) => void;
  readonly onCancel?: (() => void) | undefined;
}

function Introduction({ onOffer, onCancel }: IntroductionProps) {
  const say = useSay();
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
      <p>{say("secondFactor.youNeedAnAuthenticatorAnApp")}</p>
      {fault === undefined ? null : <FaultBanner error={fault} />}
      <DialogActions>
        {onCancel === undefined ? null : <Button onClick={onCancel}>{say("parts.cancel")}</Button>}
        <Button variant="primary" busy={busy} onClick={ask} autoFocus>
          {say("secondFactor.showTheSecret")}
        </Button>
      </DialogActions>
    </>
  );
}

const inFours = (secret: string): string => secret.replaceAll(/(.{4})(?=.)/g, "$1 ");
