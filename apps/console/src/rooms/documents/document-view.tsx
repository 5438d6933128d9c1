"use client";
import type { DocumentDetail } from "@porchlight/admin-api";
import { ChipGroup, EmptyState, RelativeTime, Skeleton, Untrusted } from "@porchlight/ui";
import type { UseQueryResult } from "@tanstack/react-query";
import { FileX } from "lucide-react";
import { isGone } from "~/api/fault";
import { Actor } from "~/parts/actor";
import { bytesText } from "~/parts/bytes-text";
import { Facts, NOTHING } from "~/parts/facts";
import { QueryState } from "~/parts/query-state";
import { SourceText } from "~/parts/source-text";
import { useSay } from "~/words/words-provider";
import { Copied } from "./copied";
import { type DocumentLayout, layoutsOf } from "./document-layout";

export interface DocumentViewProps {
  readonly query: UseQueryResult<DocumentDetail>;
  readonly layout: DocumentLayout;
  readonly onLayout: (layout: DocumentLayout) => void;
}

/** The document as it stands, with what XCAP says of it. */
export function DocumentView({ query, layout, onLayout }: DocumentViewProps) {
  const say = useSay();
  if (isGone(query.error)) {
    return (
      <EmptyState icon={<FileX />} title={say("documents.thisDocumentWasDeleted")}>
        {say("documents.itsHistoryIsKeptForA")}
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
              label={say("parts.text")}
              value={layout}
              options={layoutsOf(say)}
              onChange={(next) => onLayout(next ?? layout)}
            />
          )}
          <SourceText
            label={say("documents.textOfTheDocument")}
            text={document.text}
            withheld={document.contentWithheld}
          />
        </>
      )}
    </QueryState>
  );
}

function DocumentFacts({ document }: { readonly document: DocumentDetail }) {
  const say = useSay();
  const { etag, version, octets, modifiedAt, author, client, mimeType, url } = document;
  return (
    <Facts
      facts={[
        {
          name: say("parts.entityTag"),
          value: etag === null ? NOTHING : <Copied text={etag} what="entity-tag" />,
        },
        { name: say("parts.version"), value: version },
        { name: say("parts.changed"), value: <RelativeTime at={modifiedAt} /> },
        { name: say("documents.by"), value: <Actor name={author} /> },
        { name: say("documents.through"), value: client === "" ? NOTHING : <Untrusted text={client} /> },
        { name: say("parts.size"), value: bytesText(octets, say) },
        { name: say("parts.type"), value: <span className="font-mono text-sm">{mimeType}</span> },
        { name: say("documents.xcapUrl"), value: <Copied text={url} what="xcap-url" /> },
      ]}
    />
  );
}
