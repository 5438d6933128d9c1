"use client";
import type { Operator } from "@porchlight/admin-api";
import { Button, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useIdentity, useMay } from "~/api/use-identity";
import { ConfirmDialog } from "~/parts/confirm-dialog";

/** Takes away the second factor of another operator, after a question. */
export function ResetFactorButton({ operator: { name, secondFactor } }: { readonly operator: Operator }) {
  const [asked, setAsked] = useState(false);
  const may = useMay("resetSecondFactor");
  const { name: own, via } = useIdentity();
  const toast = useToast();
  const queryClient = useQueryClient();
  if (!may || !secondFactor || (via === "session" && name === own)) return null;
  const reset = async () => {
    await admin.resetSecondFactor({ params: { name } });
    toast({ tone: "ok", text: `${name} signs in without a second factor.` });
    await queryClient.invalidateQueries({ queryKey: ["operators"] });
  };
  return (
    <>
      <Button size="sm" variant="danger" onClick={() => setAsked(true)}>
        Reset…
      </Button>
      <ConfirmDialog
        open={asked}
        onOpenChange={setAsked}
        title={`Reset the second factor of ${name}?`}
        confirm="Reset it"
        onConfirm={reset}
      >
        <p>
          Do it when the authenticator and the recovery codes are lost, and be sure who asks for it: the
          password alone lets in then. All sessions of {name} end.
        </p>
      </ConfirmDialog>
    </>
  );
}
