"use client";
import type { Operator } from "@porchlight/admin-api";
import { Button, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useIdentity, useMay } from "~/api/use-identity";
import { ConfirmDialog } from "~/parts/confirm-dialog";
import { useSay } from "~/words/words-provider";

/** Takes away the second factor of another operator, after a question. */
export function ResetFactorButton({ operator: { name, secondFactor } }: { readonly operator: Operator }) {
  const say = useSay();
  const [asked, setAsked] = useState(false);
  const may = useMay("resetSecondFactor");
  const { name: own, via } = useIdentity();
  const toast = useToast();
  const queryClient = useQueryClient();
  if (!may || !secondFactor || (via === "session" && name === own)) return null;
  const reset = async () => {
    await admin.resetSecondFactor({ params: { name } });
    toast({ tone: "ok", text: say("settings.nameSignsInWithoutASecond", { name }) });
    await queryClient.invalidateQueries({ queryKey: ["operators"] });
  };
  return (
    <>
      <Button size="sm" variant="danger" onClick={() => setAsked(true)}>
        {say("settings.reset")}
      </Button>
      <ConfirmDialog
        open={asked}
        onOpenChange={setAsked}
        title={say("settings.resetTheSecondFactorOfName", { name })}
        confirm={say("settings.resetIt")}
        onConfirm={reset}
      >
        <p>{say("settings.doItWhenTheAuthenticatorAnd", { name })}</p>
      </ConfirmDialog>
    </>
  );
}
