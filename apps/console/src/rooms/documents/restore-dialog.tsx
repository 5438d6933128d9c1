"use client";
import { useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { admin } from "~/api/admin";
import { ConfirmDialog } from "~/parts/confirm-dialog";
import { ownerOf } from "./selector-parts";

export interface RestoreDialogProps {
  readonly selector: string;
  readonly version: number;
  /** Of the document as it was seen; null when there is none. */
  readonly etag: string | null;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Asks before a version is written again over what stands. */
export function RestoreDialog({ selector, version, etag, open, onOpenChange }: RestoreDialogProps) {
  const toast = useToast();
  const queryClient = useQueryClient();
  const restore = async () => {
    const written = await admin.restoreDocument({ params: { selector, version }, body: { ifMatch: etag } });
    toast({ tone: "ok", text: `Version ${version} stands again, as version ${written.version}.` });
    const keys = [["document", selector], ["document-versions", selector], ["documents"]];
    await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Restore version ${version}?`}
      confirm="Restore the version"
      onConfirm={restore}
    >
      <p>
        {etag === null
          ? `The document comes back as it was in version ${version}.`
          : `What stands now is replaced by version ${version}, and stays in the history.`}{" "}
        The clients of {ownerOf(selector)} are told at once.
      </p>
    </ConfirmDialog>
  );
}
