"use client";
import type { ContentDetail } from "@porchlight/admin-api";
import { Countdown, RelativeTime, Untrusted } from "@porchlight/ui";
import { bytesText } from "~/parts/bytes-text";
import { Facts, NOTHING } from "~/parts/facts";
import { Author } from "~/rooms/documents/author";
import { Copied } from "~/rooms/documents/copied";

/** What is known of an object without looking into it. */
export function ObjectFacts({ object }: { readonly object: ContentDetail }) {
  const { contentType, octets, etag, sha1, sha256, author, createdAt, modifiedAt, url, publicUrl } = object;
  return (
    <Facts
      facts={[
        { name: "Type", value: <Untrusted text={contentType} className="font-mono text-sm" /> },
        {
          name: "Size",
          value: octets < 1024 ? bytesText(octets) : `${bytesText(octets)} (${octets} octets)`,
        },
        { name: "Lifetime", value: <Lifetime object={object} /> },
        { name: "Written by", value: <Author author={author} /> },
        { name: "Changed", value: <RelativeTime at={modifiedAt} /> },
        { name: "Created", value: <RelativeTime at={createdAt} /> },
        { name: "Entity-tag", value: <Copied text={etag} what="entity-tag" /> },
        { name: "SHA-1", value: <Copied text={sha1} what="SHA-1" /> },
        { name: "SHA-256", value: <Copied text={sha256} what="SHA-256" /> },
        { name: "URL", value: <Copied text={url} what="URL" /> },
        {
          name: "Public link",
          value: publicUrl === null ? NOTHING : <Copied text={publicUrl} what="link" />,
        },
      ]}
    />
  );
}

function Lifetime({ object: { expiresAt, references } }: { readonly object: ContentDetail }) {
  return (
    <>
      Goes in <Countdown at={expiresAt} className="font-medium" />
      {references.length === 0 ? null : (
        <span className="text-text-muted">, and not before what refers to it</span>
      )}
    </>
  );
}
