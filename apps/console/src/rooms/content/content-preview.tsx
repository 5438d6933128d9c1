"use client";
import type { ContentDetail } from "@porchlight/admin-api";
import { Skeleton, shortUri } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { ImageOff } from "lucide-react";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { QueryState } from "~/parts/query-state";
import { SourceText } from "~/parts/source-text";
import { useSay } from "~/words/words-provider";
import { objectPath } from "./object-path";
import { textOf } from "./octets";

/** Longest text that is shown, octets. */
const SHOWN_OCTETS = 64 * 1024;

/** Largest picture that the server makes, pixels. */
const PICTURE_SIZE = 512;

/** What the object shows, to those who may read it: a picture, or a text as text. Every look is in the audit log. */
export function ContentPreview({ object }: { readonly object: ContentDetail }) {
  const say = useSay();
  const mayRead = useMay("readContent");
  const { contentType, octets, etag } = object;
  if (!mayRead) return <SourceText label={say("content.preview")} text={null} withheld />;
  if (contentType.startsWith("image/")) return <Picture key={etag} object={object} />;
  if (contentType.startsWith("text/") && octets <= SHOWN_OCTETS) return <Text object={object} />;
  return <NoPreview>{say("content.thereIsNoPreviewOfIt")}</NoPreview>;
}

function Picture({ object }: { readonly object: ContentDetail }) {
  const say = useSay();
  const [failed, setFailed] = useState(false);
  const { owner, name, etag } = object;
  if (failed) return <NoPreview>{say("content.thePictureCouldNotBeLoaded")}</NoPreview>;
  return (
    <div className="flex min-h-32 shrink-0 items-center justify-center rounded-md border border-line bg-canvas p-4">
      {/* biome-ignore lint/performance/noImgElement: the content server makes the sizes, for the session of the reader */}
      <img
        // The entity-tag is there for the browser alone, which shows one address as it knows it.
        src={`${objectPath(object)}?size=${PICTURE_SIZE}&etag=${encodeURIComponent(etag)}`}
        alt={say("content.nameOfOwner", { name, owner: shortUri(owner) })}
        className="max-h-64 min-h-12 max-w-full object-contain"
        onError={() => setFailed(true)}
      />
    </div>
  );
}

function Text({ object: { owner, name, etag } }: { readonly object: ContentDetail }) {
  const say = useSay();
  const query = useQuery({
    queryKey: ["content-text", owner, name, etag],
    queryFn: async ({ signal }) =>
      textOf((await admin.readContent({ params: { owner, name }, signal })).data),
  });
  return (
    <QueryState query={query} skeleton={<Skeleton className="h-32 w-full" />}>
      {(text) => <SourceText label={say("content.textOfTheObject")} text={text} withheld={false} />}
    </QueryState>
  );
}

function NoPreview({ children }: { readonly children: string }) {
  return (
    <p className="flex items-center gap-2 rounded-md border border-line px-3 py-2 text-text-muted">
      <ImageOff aria-hidden="true" className="size-4 shrink-0" /> {children}
    </p>
  );
}
