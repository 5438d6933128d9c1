"use client";
import type { ContentDetail } from "@porchlight/admin-api";
import { Button, Dialog, UriText, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { useSay } from "~/words/words-provider";
import { UploadForm } from "./upload-form";

/** Writes other octets under the name of an object, as it was seen. */
export function ReplaceObject({ object }: { readonly object: ContentDetail }) {
  const say = useSay();
  const { owner, name, etag, contentType } = object;
  const [asking, setAsking] = useState(false);
  const toast = useToast();
  const queryClient = useQueryClient();
  const mayReplace = useMay("putContent");
  if (!mayReplace) return null;
  return (
    <>
      <Button onClick={() => setAsking(true)}>{say("content.replace")}</Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={say("content.replaceThisObject")}
        description={say.rich("content.itsNameStaysSoThatWhat", { owner: <UriText uri={owner} /> })}
      >
        <UploadForm
          confirm={say("content.replaceTheObject")}
          contentType={contentType}
          onCancel={() => setAsking(false)}
          write={async (upload) => {
            await admin.putContent({ params: { owner, name }, body: { ...upload, ifMatch: etag } });
            toast({ tone: "ok", text: say("content.theObjectIsReplaced") });
            setAsking(false);
            const keys = [["content"], ["content-usage"], ["content-object", owner, name]];
            await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
          }}
        />
      </Dialog>
    </>
  );
}
