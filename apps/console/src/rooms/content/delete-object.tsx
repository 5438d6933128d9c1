"use client";
import type { ContentDetail } from "@porchlight/admin-api";
import { Button, shortUri, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { ConfirmDialog } from "~/parts/confirm-dialog";
import { useSay } from "~/words/words-provider";

export interface DeleteObjectProps {
  readonly object: ContentDetail;
  readonly onDeleted: () => void;
}

/** Deletes an object as it was seen. */
export function DeleteObject({ object, onDeleted }: DeleteObjectProps) {
  const say = useSay();
  const { owner, name, etag, references, readers } = object;
  const [asking, setAsking] = useState(false);
  const toast = useToast();
  const queryClient = useQueryClient();
  const mayDelete = useMay("deleteContent");
  if (!mayDelete) return null;
  const run = async () => {
    await admin.deleteContent({ params: { owner, name }, query: { ifMatch: etag } });
    toast({ tone: "ok", text: say("content.theObjectIsDeleted") });
    onDeleted();
    const keys = [["content"], ["content-usage"]];
    await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
  };
  const seen = readers.filter(({ mayRead }) => mayRead).length;
  return (
    <>
      <Button variant="danger" onClick={() => setAsking(true)}>
        {say("parts.deleteEllipsis")}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={say("content.deleteThisObject")}
        confirm={say("content.deleteTheObject")}
        onConfirm={run}
      >
        <p>
          {references.length === 0
            ? say("content.nothingRefers")
            : say("content.stillRefers", { owner: shortUri(owner), count: seen })}
        </p>
      </ConfirmDialog>
    </>
  );
}
