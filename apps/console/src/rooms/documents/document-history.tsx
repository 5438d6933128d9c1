"use client";
import type { DocumentVersion } from "@porchlight/admin-api";
import { Badge, Button, Card, RelativeTime, Skeleton, Untrusted } from "@porchlight/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { concerns } from "~/live/concerns";
import { Actor } from "~/parts/actor";
import { bytesText } from "~/parts/bytes-text";
import { QueryState } from "~/parts/query-state";
import { useSay } from "~/words/words-provider";
import { RestoreDialog } from "./restore-dialog";
import { VersionChanges } from "./version-changes";

export interface DocumentHistoryProps {
  readonly selector: string;
  /** Of the document as it stands; null when it is deleted, undefined while that is not known. */
  readonly etag: string | null | undefined;
}

const PAGE = 50;

/** Every version that is kept, the newest first, with what it changed. */
export function DocumentHistory({ selector, etag }: DocumentHistoryProps) {
  const say = useSay();
  const query = useInfiniteQuery({
    queryKey: ["document-versions", selector],
    queryFn: ({ pageParam, signal }) =>
      admin.listDocumentVersions({ params: { selector }, query: { before: pageParam, limit: PAGE }, signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ nextBefore }) => nextBefore ?? undefined,
    meta: { live: concerns("documents", selector) },
  });
  return (
    <QueryState query={query} skeleton={<Skeleton className="h-48 w-full" />}>
      {({ pages }) => (
        <>
          <ol className="flex flex-col gap-3">
            {pages
              .flatMap(({ items }) => items)
              .map((version, index) => (
                <li key={version.version}>
                  <VersionCard selector={selector} version={version} isNewest={index === 0} etag={etag} />
                </li>
              ))}
          </ol>
          {query.hasNextPage ? (
            <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {say("documents.showOlderVersions")}
            </Button>
          ) : null}
        </>
      )}
    </QueryState>
  );
}

interface VersionCardProps extends DocumentHistoryProps {
  readonly version: DocumentVersion;
  readonly isNewest: boolean;
}

function VersionCard({ selector, version: step, isNewest, etag }: VersionCardProps) {
  const say = useSay();
  const { version, at, author, client, octets } = step;
  const [shown, setShown] = useState(false);
  const changesId = useId();
  const maySee = useMay("compareDocumentVersions");
  const name = say("documents.versionNumber", { version: String(version) });
  const toggle = shown ? say("documents.hideChanges") : say("documents.showChanges");
  return (
    <Card className="flex flex-col gap-3 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-2 font-medium">
            {name} <VersionBadge step={step} isNewest={isNewest} />
          </p>
          <p className="text-sm text-text-muted">
            {say.rich("documents.atByAuthor", {
              at: <RelativeTime at={at} />,
              author: <Actor name={author} />,
            })}
            {client === "" ? null : (
              <> {say.rich("documents.throughClient", { client: <Untrusted text={client} /> })}</>
            )}
            {step.etag === null ? null : `, ${bytesText(octets, say)}`}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          {maySee ? (
            <Button
              size="sm"
              aria-expanded={shown}
              aria-controls={changesId}
              aria-label={say("parts.actionOnWhat", { action: toggle, what: name })}
              onClick={() => setShown(!shown)}
            >
              {toggle}
            </Button>
          ) : null}
          <RestoreVersion selector={selector} step={step} isNewest={isNewest} etag={etag} />
        </div>
      </div>
      <div id={changesId} hidden={!shown}>
        {shown ? <VersionChanges selector={selector} version={version} /> : null}
      </div>
    </Card>
  );
}

function VersionBadge({ step, isNewest }: { readonly step: DocumentVersion; readonly isNewest: boolean }) {
  const say = useSay();
  if (step.etag === null) return <Badge tone="danger">{say("parts.deleted")}</Badge>;
  return isNewest ? <Badge tone="ok">{say("documents.now")}</Badge> : null;
}

interface RestoreVersionProps extends DocumentHistoryProps {
  readonly step: DocumentVersion;
  readonly isNewest: boolean;
}

function RestoreVersion({ selector, step, isNewest, etag }: RestoreVersionProps) {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const mayRestore = useMay("restoreDocument");
  if (!mayRestore || isNewest || step.etag === null || etag === undefined) return null;
  return (
    <>
      <Button
        size="sm"
        aria-label={say("parts.actionOnWhat", {
          action: say("documents.restore"),
          what: say("documents.versionNumber", { version: String(step.version) }),
        })}
        onClick={() => setAsking(true)}
      >
        {say("documents.restore")}
      </Button>
      <RestoreDialog
        selector={selector}
        version={step.version}
        etag={etag}
        open={asking}
        onOpenChange={setAsking}
      />
    </>
  );
}
