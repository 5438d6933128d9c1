"use client";
import type { SelectedNode } from "@porchlight/admin-api";
import { Badge, Button, TextField } from "@porchlight/ui";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { admin } from "~/api/admin";
import { concerns } from "~/live/concerns";
import { Facts } from "~/parts/facts";
import { QueryState } from "~/parts/query-state";
import { SourceText } from "~/parts/source-text";
import { Copied } from "./copied";

interface Question {
  readonly node: string;
  readonly namespaces: string;
}

/** Tries a node selector, and tells the URL that XCAP clients send for it. */
export function NodeTester({ selector }: { readonly selector: string }) {
  const [draft, setDraft] = useState<Question>({ node: "", namespaces: "" });
  const [asked, setAsked] = useState<Question>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft.node.trim() !== "") setAsked(draft);
  };
  return (
    <>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <TextField
          label="Node selector"
          hint={'Such as resource-lists/list[@name="friends"]/entry[1]/@uri, not encoded.'}
          autoComplete="off"
          spellCheck={false}
          maxLength={2000}
          value={draft.node}
          onChange={(event) => setDraft({ ...draft, node: event.target.value })}
        />
        <TextField
          label="Prefixes"
          hint="Only where the selector uses some: xmlns(rl=urn:ietf:params:xml:ns:resource-lists)"
          autoComplete="off"
          spellCheck={false}
          maxLength={2000}
          value={draft.namespaces}
          onChange={(event) => setDraft({ ...draft, namespaces: event.target.value })}
        />
        <div>
          <Button type="submit" variant="primary">
            Try it
          </Button>
        </div>
      </form>
      {asked === undefined ? null : <Finding selector={selector} question={asked} />}
    </>
  );
}

function Finding({ selector, question }: { readonly selector: string; readonly question: Question }) {
  const query = useQuery({
    queryKey: ["document-node", selector, question],
    queryFn: ({ signal }) => admin.selectDocumentNode({ params: { selector }, query: question, signal }),
    placeholderData: keepPreviousData,
    meta: { live: concerns("documents", selector) },
  });
  return (
    <QueryState query={query} skeleton={null}>
      {(found) => (
        <div role="status" className="flex flex-col gap-4">
          <Facts
            facts={[
              { name: "XCAP URL", value: <Copied text={found.url} what="XCAP URL" /> },
              { name: "Answer", value: <AnswerBadge found={found} /> },
            ]}
          />
          {found.content === null ? null : (
            <SourceText label="What it finds" text={found.content} withheld={false} />
          )}
        </div>
      )}
    </QueryState>
  );
}

function AnswerBadge({ found: { status, contentType } }: { readonly found: SelectedNode }) {
  switch (status) {
    case 200:
      return (
        <>
          <Badge tone="ok">200</Badge> <span className="font-mono text-sm">{contentType}</span>
        </>
      );
    case 400:
      return (
        <>
          <Badge tone="danger">400</Badge> This is no node selector, or one of its prefixes is not bound.
        </>
      );
    case 404:
      return (
        <>
          <Badge tone="warn">404</Badge> It finds nothing, or more than one node.
        </>
      );
  }
}
