"use client";
import type { SelectedNode } from "@porchlight/admin-api";
import { Badge, Button, Form, TextField } from "@porchlight/ui";
import { skipToken, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { concerns } from "~/live/concerns";
import { Facts } from "~/parts/facts";
import { QueryState } from "~/parts/query-state";
import { SourceText } from "~/parts/source-text";
import { useSay } from "~/words/words-provider";
import { Copied } from "./copied";

interface Question {
  readonly node: string;
  readonly namespaces: string;
}

/** Tries a node selector, and tells the URL that XCAP clients send for it. */
export function NodeTester({ selector }: { readonly selector: string }) {
  const say = useSay();
  const [draft, setDraft] = useState<Question>({ node: "", namespaces: "" });
  const [asked, setAsked] = useState<Question>();
  const [tried, setTried] = useState(false);
  const finding = useFinding(selector, asked);
  const isMissing = draft.node.trim() === "";
  const isRefused = asked === draft && finding.data?.status === 400;
  const refusal = isRefused ? say("documents.thisIsNoNodeSelector") : undefined;
  const submit = () => {
    setTried(true);
    if (!isMissing) setAsked(draft);
  };
  return (
    <>
      <Form onSubmit={submit} fault={refusal} className="flex flex-col gap-3">
        <TextField
          label={say("documents.nodeSelector")}
          hint={say("documents.suchAsResourceListsListName")}
          autoComplete="off"
          spellCheck={false}
          maxLength={2000}
          error={tried && isMissing ? say("documents.enterANodeSelector") : refusal}
          value={draft.node}
          onChange={(event) => setDraft({ ...draft, node: event.target.value })}
        />
        <TextField
          label={say("documents.prefixes")}
          hint={say("documents.onlyWhereTheSelectorUsesSome")}
          autoComplete="off"
          spellCheck={false}
          maxLength={2000}
          value={draft.namespaces}
          onChange={(event) => setDraft({ ...draft, namespaces: event.target.value })}
        />
        <div>
          <Button type="submit" variant="primary">
            {say("documents.tryIt")}
          </Button>
        </div>
      </Form>
      {asked === undefined ? null : <Finding finding={finding} />}
    </>
  );
}

/** What a node selector finds, as long as something is asked. */
const useFinding = (selector: string, question: Question | undefined) =>
  useQuery({
    queryKey: ["document-node", selector, question],
    queryFn:
      question === undefined
        ? skipToken
        : ({ signal }) => admin.selectDocumentNode({ params: { selector }, query: question, signal }),
    meta: { live: concerns("documents", selector) },
  });

function Finding({ finding }: { readonly finding: UseQueryResult<SelectedNode> }) {
  const say = useSay();
  return (
    <QueryState query={finding} skeleton={null}>
      {(found) => (
        <div role="status" className="flex flex-col gap-4">
          <Facts
            facts={[
              { name: say("documents.xcapUrl"), value: <Copied text={found.url} what="xcap-url" /> },
              { name: say("documents.answer"), value: <AnswerBadge found={found} /> },
            ]}
          />
          {found.content === null ? null : (
            <SourceText label={say("documents.whatItFinds")} text={found.content} withheld={false} />
          )}
        </div>
      )}
    </QueryState>
  );
}

function AnswerBadge({ found: { status, contentType } }: { readonly found: SelectedNode }) {
  const say = useSay();
  switch (status) {
    case 200:
      return (
        <>
          <Badge tone="ok">200</Badge> <span className="font-mono text-sm">{contentType}</span>
        </>
      );
    case 400:
      return <Badge tone="danger">400</Badge>;
    case 404:
      return (
        <>{say.rich("documents.badgeItFindsNothingOrMore", { badge: <Badge tone="warn">404</Badge> })}</>
      );
  }
}
