"use client";
import type { Operator } from "@porchlight/admin-api";
import { useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { admin } from "~/api/admin";
import { ConfirmDialog } from "~/parts/confirm-dialog";
import { useSay } from "~/words/words-provider";
import { OPERATORS } from "./operators-key";

interface QuestionProps {
  readonly operator: Operator;
  readonly open: boolean;
  readonly onClose: () => void;
}

export function DeleteDialog({ operator: { name }, open, onClose }: QuestionProps) {
  const say = useSay();
  const told = useTold();
  const remove = async () => {
    await admin.deleteOperator({ params: { name } });
    await told(say("settings.nameIsDeleted", { name }));
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => next || onClose()}
      title={say("settings.deleteName", { name })}
      confirm={say("settings.deleteTheOperator")}
      onConfirm={remove}
    >
      <p>{say("settings.sessionsAndTokensOfNameEnd", { name })}</p>
    </ConfirmDialog>
  );
}

export function DisableDialog({ operator: { name }, open, onClose }: QuestionProps) {
  const say = useSay();
  const told = useTold();
  const disable = async () => {
    await admin.updateOperator({ params: { name }, body: { disabled: true } });
    await told(say("settings.nameCannotSignInAnyMore", { name }));
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => next || onClose()}
      title={say("settings.disableName", { name })}
      confirm={say("settings.disableTheOperator")}
      onConfirm={disable}
    >
      <p>{say("settings.theSessionsOfNameEndNow", { name })}</p>
    </ConfirmDialog>
  );
}

export function EndSessionsDialog({
  operator: { name, sessions },
  isSelf,
  open,
  onClose,
}: QuestionProps & { readonly isSelf: boolean }) {
  const say = useSay();
  const told = useTold();
  const end = async () => {
    await admin.endOperatorSessions({ params: { name } });
    await told(say("settings.theSessionsOfNameHaveEnded", { name }));
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => next || onClose()}
      title={say("settings.endTheSessionsOfName", { name })}
      confirm={say("settings.endThem")}
      onConfirm={end}
    >
      <p>
        {isSelf
          ? say("settings.allButThisOneEnd")
          : say("settings.countBrowsersHaveToSignIn", { count: sessions })}
      </p>
    </ConfirmDialog>
  );
}

export function ResetFactorDialog({ operator: { name }, open, onClose }: QuestionProps) {
  const say = useSay();
  const told = useTold();
  const reset = async () => {
    await admin.resetSecondFactor({ params: { name } });
    await told(say("settings.nameSignsInWithoutASecond", { name }));
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => next || onClose()}
      title={say("settings.resetTheSecondFactorOfName", { name })}
      confirm={say("settings.resetIt")}
      onConfirm={reset}
    >
      <p>{say("settings.doItWhenTheAuthenticatorAnd", { name })}</p>
    </ConfirmDialog>
  );
}

export function RevokeLinkDialog({ operator: { name }, open, onClose }: QuestionProps) {
  const say = useSay();
  const told = useTold();
  const revoke = async () => {
    await admin.revokeOperatorLink({ params: { name } });
    await told(say("provisioning.theLinkIsRevoked"));
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => next || onClose()}
      title={say("provisioning.revokeThisSetUpLink")}
      confirm={say("provisioning.revokeTheLink")}
      onConfirm={revoke}
    >
      <p>{say("settings.nameCannotChooseWithIt", { name })}</p>
    </ConfirmDialog>
  );
}

/** Says what was done, and has the list read again. */
function useTold(): (text: string) => Promise<void> {
  const toast = useToast();
  const queryClient = useQueryClient();
  return async (text) => {
    toast({ tone: "ok", text });
    await queryClient.invalidateQueries({ queryKey: OPERATORS });
  };
}
