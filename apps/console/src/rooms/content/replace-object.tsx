"use client";
import type { ContentDetail } from "@porchlight/admin-api";
import { Button, Dialog, UriText, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { UploadForm } from "./upload-form";

/** Writes other octets under the name of an object, as it was seen. */
export function ReplaceObject({ object }: { readonly object: ContentDetail }) {
  const { owner, name, etag, contentType } = object;
  const [asking, setAsking] = useState(false);
  const toast = useToast();
  const queryClient = useQueryClient();
  const mayReplace = useMay("putContent");
  if (!mayReplace) return null;
  return (
    <>
      <Button onClick={() => setAsking(true)}>Replace…</Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title="Replace this object"
        description={
          <>
            Its name stays, so that what <UriText uri={owner} /> publishes goes on referring to it. References
            that carry a hash of the old octets do not fit the new ones.
          </>
        }
      >
        <UploadForm
          confirm="Replace the object"
          contentType={contentType}
          onCancel={() => setAsking(false)}
          write={async (upload) => {
            await admin.putContent({ params: { owner, name }, body: { ...upload, ifMatch: etag } });
            toast({ tone: "ok", text: "The object is replaced." });
            setAsking(false);
            const keys = [["content"], ["content-usage"], ["content-object", owner, name]];
            await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
          }}
        />
      </Dialog>
    </>
  );
}
