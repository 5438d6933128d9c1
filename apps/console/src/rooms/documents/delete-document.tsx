"use client";
import { Button, useToast } from "@porchlight/ui";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { ConfirmDialog } from "~/parts/confirm-dialog";
import { useSay } from "~/words/words-provider";
import { ownerOf } from "./selector-parts";

export interface DeleteDocumentProps {
  readonly selector: string;
  readonly etag: string;
  readonly onDeleted: () => void;
}

/** Deletes a document as it was seen. */
export function DeleteDocument({ selector, etag, onDeleted }: DeleteDocumentProps) {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const toast = useToast();
  const mayDelete = useMay("deleteDocument");
  if (!mayDelete) return null;
  const run = async () => {
    await admin.deleteDocument({ params: { selector }, query: { ifMatch: etag } });
    toast({ tone: "ok", text: say("documents.theDocumentIsDeletedItsHistory") });
    onDeleted();
  };
  return (
    <>
      <Button variant="danger" onClick={() => setAsking(true)}>
        {say("parts.deleteEllipsis")}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={say("documents.deleteThisDocument")}
        confirm={say("documents.deleteTheDocument")}
        onConfirm={run}
      >
        <p>{say("documents.theClientsOfUserAreTold", { user: ownerOf(selector, say) })}</p>
      </ConfirmDialog>
    </>
  );
}
