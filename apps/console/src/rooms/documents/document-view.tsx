"use client";
import type { DocumentDetail } from "@porchlight/admin-api";
import { ChipGroup, EmptyState, RelativeTime, Skeleton, Untrusted } from "@porchlight/ui";
import type { UseQueryResult } from "@tanstack/react-query";
import { FileX } from "lucide-react";
import { isGone } from "~/api/fault";
import { bytesText } from "~/parts/bytes-text";
import { Facts, NOTHING } from "~/parts/facts";
import { QueryState } from "~/parts/query-state";
import { SourceText } from "~/parts/source-text";
import { Author } from "./author";
import { Copied } from "./copied";
import { type DocumentLayout, LAYOUTS } from "./document-layout";

export interface DocumentViewProps {
  readonly query: UseQueryResult<DocumentDetail>;
  readonly layout: DocumentLayout;
  readonly onLayout: (layout: DocumentLayout) => void;
}

/** The document as it stands, with what XCAP says of it. */
export function DocumentView({ query, layout, onLayout }: DocumentViewProps) {
  if (isGone(query.error)) {
    return (
      <EmptyState icon={<FileX />} title="This document was deleted">
        Its history is kept for a while: a version of it can be restored.
      </EmptyState>
    );
  }
  return (
    <QueryState query={query} skeleton={<Skeleton className="h-72 w-full" />}>
      {(document) => (
        <>
          <DocumentFacts document={document} />
          {document.contentWithheld ? null : (
            <ChipGroup
              label="Text"
              value={layout}
              options={LAYOUTS}
              onChange={(next) => onLayout(next ?? layout)}
            />
          )}
          <SourceText label="Text of the document" text={document.text} withheld={document.contentWithheld} />
        </>
      )}
    </QueryState>
  );
}

function DocumentFacts({ document }: { readonly document: DocumentDetail }) {
  const { etag, version, octets, modifiedAt, author, client, mimeType, url } = document;
  return (
    <Facts
      facts={[
        { name: "Entity-tag", value: etag === null ? NOTHING : <Copied text={etag} what="entity-tag" /> },
        { name: "Version", value: version },
        { name: "Changed", value: <RelativeTime at={modifiedAt} /> },
        { name: "By", value: <Author author={author} /> },
        { name: "Through", value: client === "" ? NOTHING : <Untrusted text={client} /> },
        { name: "Size", value: bytesText(octets) },
        { name: "Type", value: <span className="font-mono text-sm">{mimeType}</span> },
        { name: "XCAP URL", value: <Copied text={url} what="XCAP URL" /> },
      ]}
    />
  );
}
