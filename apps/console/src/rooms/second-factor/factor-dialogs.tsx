"use client";
import { Dialog, useToast } from "@porchlight/ui";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useSay } from "~/words/words-provider";
import { CodeForm } from "./code-form";
import { EnrolSteps } from "./enrol-steps";
import { RecoveryCodes } from "./recovery-codes";

interface FactorDialogProps {
  readonly onClose: () => void;
}

/** Sets the second factor up. */
export function EnrolDialog({ onClose }: FactorDialogProps) {
  const say = useSay();
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={say("secondFactor.setUpASecondFactor")}>
      <EnrolSteps onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}

/** New recovery codes, given a code. */
export function RenewDialog({ onClose }: FactorDialogProps) {
  const say = useSay();
  const [codes, setCodes] = useState<readonly string[]>();
  const renew = async (code: string) => {
    const { recoveryCodes } = await admin.renewRecoveryCodes({ body: { code } });
    setCodes(recoveryCodes);
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={say("secondFactor.newRecoveryCodes")}>
      {codes === undefined ? (
        <>
          <p>{say("secondFactor.theCodesThatYouHaveNow")}</p>
          <CodeForm recovery submit={say("secondFactor.makeNewCodes")} onCode={renew} onCancel={onClose} />
        </>
      ) : (
        <RecoveryCodes codes={codes} onDone={onClose} />
      )}
    </Dialog>
  );
}

/** Takes the second factor away, given a code. */
export function RemoveDialog({ required, onClose }: FactorDialogProps & { readonly required: boolean }) {
  const say = useSay();
  const toast = useToast();
  const remove = async (code: string) => {
    await admin.removeSecondFactor({ body: { code } });
    toast({ tone: "ok", text: say("secondFactor.theSecondFactorIsRemoved") });
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={say("secondFactor.removeTheSecondFactor")}>
      <p>
        {required
          ? say("secondFactor.thisServerAsksEveryOperatorFor")
          : say("secondFactor.signInWillAskForYour")}
      </p>
      <CodeForm
        recovery
        submit={say("secondFactor.removeItConfirm")}
        variant="danger"
        onCode={remove}
        onCancel={onClose}
      />
    </Dialog>
  );
}
