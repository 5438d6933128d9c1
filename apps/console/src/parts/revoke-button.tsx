"use client";
import type { OperationId } from "@porchlight/admin-api/client";
import { Button, exactText, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useMay } from "~/api/use-identity";
import { useSay } from "~/words/words-provider";
import { ConfirmDialog } from "./confirm-dialog";

export interface RevokeButtonProps {
  readonly operation: OperationId;
  /** What it is called, and since when it is there, which tells it from others that are called so. */
  readonly what: string;
  readonly createdAt: string;
  readonly revoke: () => Promise<unknown>;
  /** What shows it, to be read again. */
  readonly queryKey: readonly string[];
  readonly title: string;
  readonly confirm: string;
  /** What is told afterwards. */
  readonly done: string;
  /** What ends with it. */
  readonly children: ReactNode;
}

/** Revokes what was given out, after a question. */
export function RevokeButton({
  operation,
  what,
  createdAt,
  revoke,
  queryKey,
  done,
  children,
  ...question
}: RevokeButtonProps) {
  const say = useSay();
  const [asked, setAsked] = useState(false);
  const toast = useToast();
  const queryClient = useQueryClient();
  if (!useMay(operation)) return null;
  const onConfirm = async () => {
    await revoke();
    toast({ tone: "ok", text: done });
    await queryClient.invalidateQueries({ queryKey });
  };
  return (
    <>
      <Button
        size="sm"
        variant="danger"
        aria-label={say("parts.actionOnWhat", {
          action: say("parts.revoke"),
          what: `${what}, ${exactText(Date.parse(createdAt), say.uiWords)}`,
        })}
        onClick={() => setAsked(true)}
      >
        {say("parts.revoke")}
      </Button>
      <ConfirmDialog open={asked} onOpenChange={setAsked} onConfirm={onConfirm} {...question}>
        <p>{children}</p>
      </ConfirmDialog>
    </>
  );
}

type RevokeTokenProps = Pick<
  RevokeButtonProps,
  "operation" | "what" | "createdAt" | "revoke" | "queryKey" | "children"
>;

/** Revokes a token of any kind, after a question. */
export function RevokeToken(props: RevokeTokenProps) {
  const say = useSay();
  return (
    <RevokeButton
      title={say("parts.revokeThisToken")}
      confirm={say("parts.revokeTheToken")}
      done={say("parts.theTokenIsRevoked")}
      {...props}
    />
  );
}
