"use client";
import type { ContentDetail } from "@porchlight/admin-api";
import { Button, shortUri, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { ConfirmDialog } from "~/parts/confirm-dialog";

export interface DeleteObjectProps {
  readonly object: ContentDetail;
  readonly onDeleted: () => void;
}

/** Deletes an object as it was seen. */
export function DeleteObject({ object, onDeleted }: DeleteObjectProps) {
  const { owner, name, etag, references, readers } = object;
  const [asking, setAsking] = useState(false);
  const toast = useToast();
  const queryClient = useQueryClient();
  const mayDelete = useMay("deleteContent");
  if (!mayDelete) return null;
  const run = async () => {
    await admin.deleteContent({ params: { owner, name }, query: { ifMatch: etag } });
    toast({ tone: "ok", text: "The object is deleted." });
    onDeleted();
    const keys = [["content"], ["content-usage"]];
    await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
  };
  const seen = readers.filter(({ mayRead }) => mayRead).length;
  return (
    <>
      <Button variant="danger" onClick={() => setAsking(true)}>
        Delete…
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Delete this object?"
        confirm="Delete the object"
        onConfirm={run}
      >
        <p>
          {references.length === 0
            ? "Nothing refers to it."
            : `The presence of ${shortUri(owner)} still refers to it, and ${seen === 1 ? "1 watcher" : `${seen} watchers`} will find nothing there.`}{" "}
          It cannot be brought back.
        </p>
      </ConfirmDialog>
    </>
  );
}
