"use client";
import { Dialog, useToast } from "@porchlight/ui";
import { useState } from "react";
import { admin } from "~/api/admin";
import { CodeForm } from "./code-form";
import { EnrolSteps } from "./enrol-steps";
import { RecoveryCodes } from "./recovery-codes";

interface FactorDialogProps {
  readonly onClose: () => void;
}

/** Sets the second factor up. */
export function EnrolDialog({ onClose }: FactorDialogProps) {
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title="Set up a second factor">
      <EnrolSteps onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}

/** New recovery codes, given a code. */
export function RenewDialog({ onClose }: FactorDialogProps) {
  const [codes, setCodes] = useState<readonly string[]>();
  const renew = async (code: string) => {
    const { recoveryCodes } = await admin.renewRecoveryCodes({ body: { code } });
    setCodes(recoveryCodes);
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title="New recovery codes">
      {codes === undefined ? (
        <>
          <p>The codes that you have now will not be taken any more.</p>
          <CodeForm recovery submit="Make new codes" onCode={renew} onCancel={onClose} />
        </>
      ) : (
        <RecoveryCodes codes={codes} onDone={onClose} />
      )}
    </Dialog>
  );
}

/** Takes the second factor away, given a code. */
export function RemoveDialog({ required, onClose }: FactorDialogProps & { readonly required: boolean }) {
  const toast = useToast();
  const remove = async (code: string) => {
    await admin.removeSecondFactor({ body: { code } });
    toast({ tone: "ok", text: "The second factor is removed." });
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title="Remove the second factor?">
      <p>
        {required
          ? "This server asks every operator for one: you set up another one before anything else."
          : "Sign-in will ask for your password alone."}
      </p>
      <CodeForm recovery submit="Remove it" variant="danger" onCode={remove} onCancel={onClose} />
    </Dialog>
  );
}
