"use client";
import { useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { admin } from "~/api/admin";
import { ConfirmDialog } from "~/parts/confirm-dialog";
import { useSay } from "~/words/words-provider";
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
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const restore = async () => {
    const written = await admin.restoreDocument({ params: { selector, version }, body: { ifMatch: etag } });
    toast({
      tone: "ok",
      text: say("documents.versionVersionStandsAgainAsVersion", {
        version: String(version),
        newest: String(written.version),
      }),
    });
    const keys = [["document", selector], ["document-versions", selector], ["documents"]];
    await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={say("documents.restoreVersionVersion", { version: String(version) })}
      confirm={say("documents.restoreTheVersion")}
      onConfirm={restore}
    >
      <p>
        {etag === null
          ? say("documents.comesBack", { version: String(version), user: ownerOf(selector, say) })
          : say("documents.isReplaced", { version: String(version), user: ownerOf(selector, say) })}
      </p>
    </ConfirmDialog>
  );
}
