"use client";
import type { ContentDetail } from "@porchlight/admin-api";
import { Countdown, RelativeTime, Untrusted } from "@porchlight/ui";
import { Actor } from "~/parts/actor";
import { bytesText } from "~/parts/bytes-text";
import { Facts, NOTHING } from "~/parts/facts";
import { Copied } from "~/rooms/documents/copied";
import { useSay } from "~/words/words-provider";

/** What is known of an object without looking into it. */
export function ObjectFacts({ object }: { readonly object: ContentDetail }) {
  const say = useSay();
  const { contentType, octets, etag, sha1, sha256, author, createdAt, modifiedAt, url, publicUrl } = object;
  return (
    <Facts
      facts={[
        { name: say("parts.type"), value: <Untrusted text={contentType} className="font-mono text-sm" /> },
        {
          name: say("parts.size"),
          value:
            octets < 1024
              ? bytesText(octets, say)
              : say("content.sizeOctetsOctets", { size: bytesText(octets, say), octets }),
        },
        { name: say("content.lifetime"), value: <Lifetime object={object} /> },
        { name: say("content.writtenBy"), value: <Actor name={author} /> },
        { name: say("parts.changed"), value: <RelativeTime at={modifiedAt} /> },
        { name: say("parts.created"), value: <RelativeTime at={createdAt} /> },
        { name: say("parts.entityTag"), value: <Copied text={etag} what="entity-tag" /> },
        { name: say("content.sha1"), value: <Copied text={sha1} what="sha1" /> },
        { name: say("content.sha256"), value: <Copied text={sha256} what="sha256" /> },
        { name: say("content.url"), value: <Copied text={url} what="url" /> },
        {
          name: say("content.publicLink"),
          value: publicUrl === null ? NOTHING : <Copied text={publicUrl} what="link" />,
        },
      ]}
    />
  );
}

function Lifetime({ object: { expiresAt, references } }: { readonly object: ContentDetail }) {
  const say = useSay();
  return (
    <>
      {say.rich(references.length === 0 ? "content.goesIn" : "content.goesInNotBefore", {
        time: <Countdown at={expiresAt} className="font-medium" />,
        muted: (text) => <span className="text-text-muted">{text}</span>,
      })}
    </>
  );
}
