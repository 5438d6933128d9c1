"use client";
import { Button, useToast } from "@porchlight/ui";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { ConfirmDialog } from "~/parts/confirm-dialog";
import { ownerOf } from "./selector-parts";

export interface DeleteDocumentProps {
  readonly selector: string;
  readonly etag: string;
  readonly onDeleted: () => void;
}

/** Deletes a document as it was seen. */
export function DeleteDocument({ selector, etag, onDeleted }: DeleteDocumentProps) {
  const [asking, setAsking] = useState(false);
  const toast = useToast();
  const mayDelete = useMay("deleteDocument");
  if (!mayDelete) return null;
  const run = async () => {
    await admin.deleteDocument({ params: { selector }, query: { ifMatch: etag } });
    toast({ tone: "ok", text: "The document is deleted. Its history is kept." });
    onDeleted();
  };
  return (
    <>
      <Button variant="danger" onClick={() => setAsking(true)}>
        Delete…
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Delete this document?"
        confirm="Delete the document"
        onConfirm={run}
      >
        <p>
          The clients of {ownerOf(selector)} are told at once and lose what it says. It can be restored from
          its history, under Deleted.
        </p>
      </ConfirmDialog>
    </>
  );
}
