"use client";
import type { RulesDetail } from "@porchlight/admin-api";
import { seesContent } from "@porchlight/admin-api/client";
import { Banner, Button, EmptyState, Select, Skeleton, Untrusted, UriText } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { Scale, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { admin } from "~/api/admin";
import { isGone } from "~/api/fault";
import { saidText } from "~/api/said-text";
import { useIdentity } from "~/api/use-identity";
import { anyOf, concerns } from "~/live/concerns";
import { Page } from "~/parts/page";
import { QueryState } from "~/parts/query-state";
import { SourceText } from "~/parts/source-text";
import { asSeenHref } from "~/rooms/presence/as-seen/as-seen-url";
import { patchUrl, useFilters } from "~/url/use-url-state";
import { useSay } from "~/words/words-provider";
import type { DraftBase } from "./draft/kept-draft";
import { RulesEditor } from "./rules-editor";
import { ruleEditorFilters } from "./rules-url";

/** Who sees one user: the rules, as form and as XML, and what a change of them does. */
export function RulesPage() {
  const say = useSay();
  const { of } = useFilters(ruleEditorFilters);
  const query = useQuery({
    queryKey: ["rules", "of", of],
    queryFn: ({ signal }) => admin.showRules({ params: { aor: of }, signal }),
    enabled: of !== "",
    meta: { live: anyOf(concerns("documents"), concerns("users")) },
  });
  return (
    <Page
      title={say("parts.rules")}
      line={
        of === ""
          ? say("rules.whoMaySeeWhomWhatEach")
          : say.rich("rules.whoSeesUserAndHowMuch", { user: <UriText uri={query.data?.user ?? of} /> })
      }
      actions={query.data === undefined ? undefined : <Ways rules={query.data} />}
    >
      {of === "" || isGone(query.error) ? (
        <EmptyState
          icon={<Scale />}
          title={of === "" ? say("provisioning.chooseAUser") : say("parts.noSuchUser")}
          action={
            <Button asChild>
              <Link href="/rules">{say("parts.allUsers")}</Link>
            </Button>
          }
        >
          {say("rules.rulesAreWrittenForUsersOf")}
        </EmptyState>
      ) : (
        <QueryState query={query} skeleton={<PageSkeleton />}>
          {(rules) => <OneDocument rules={rules} />}
        </QueryState>
      )}
    </Page>
  );
}

function Ways({ rules: { user, documents } }: { readonly rules: RulesDetail }) {
  const say = useSay();
  const [first] = documents;
  return (
    <>
      <Button asChild>
        <Link href={asSeenHref(user)} prefetch={false}>
          {say("parts.whatDoesXSee")}
        </Link>
      </Button>
      {first === undefined ? null : (
        <Button asChild>
          <Link href={`/documents?open=${encodeURIComponent(first.selector)}`} prefetch={false}>
            {say("rules.historyAndXcap")}
          </Link>
        </Button>
      )}
    </>
  );
}

function OneDocument({ rules }: { readonly rules: RulesDetail }) {
  const say = useSay();
  const { doc } = useFilters(ruleEditorFilters);
  const { documents, newDocument } = rules;
  const selector =
    documents.find((each) => each.selector === doc)?.selector ?? documents[0]?.selector ?? newDocument;
  return (
    <>
      <RulesNotice rules={rules} />
      {documents.length > 1 ? (
        <Select
          label={say("parts.document")}
          hint={say("rules.allOfThemDecideTogether")}
          className="max-w-xl"
          options={documents.map(({ selector: value }) => ({ value, label: value }))}
          value={selector}
          onChange={(event) => patchUrl({ doc: event.target.value })}
        />
      ) : null}
      <DocumentText key={selector} rules={rules} selector={selector} isNew={documents.length === 0} />
    </>
  );
}

function RulesNotice({ rules: { state, reason, said, defaults } }: { readonly rules: RulesDetail }) {
  const say = useSay();
  switch (state) {
    case "unreadable":
      return (
        <Banner tone="danger" role="alert" icon={<TriangleAlert />}>
          {say.rich("rules.theseRulesCannotBeReadReason", {
            reason: <Untrusted text={saidText(said, reason ?? "", say)} className="break-words" />,
          })}
        </Banner>
      );
    case "none":
      return (
        <Banner>
          {say("rules.defaultHolds", {
            ownDomain: say(`parts.handlingWords.${defaults.ownDomain}`).toLowerCase(),
            others: say(`parts.handlingWords.${defaults.others}`).toLowerCase(),
          })}
        </Banner>
      );
    case "rules":
      return null;
  }
}

interface DocumentTextProps {
  readonly rules: RulesDetail;
  readonly selector: string;
  readonly isNew: boolean;
}

const NOTHING_STORED: DraftBase = { text: "", etag: null };

function DocumentText({ rules, selector, isNew }: DocumentTextProps) {
  const say = useSay();
  const { role } = useIdentity();
  const textKey = ["rules-text", selector, isNew];
  const query = useQuery({
    queryKey: textKey,
    queryFn: async ({ signal }): Promise<DraftBase> => {
      if (isNew) return NOTHING_STORED;
      const { text, etag } = await admin.showDocument({ params: { selector }, signal });
      return { text: text ?? "", etag };
    },
    enabled: seesContent(role),
    meta: { live: concerns("documents", selector) },
  });
  if (!seesContent(role))
    return isNew ? null : <SourceText label={say("parts.rules")} text={null} withheld />;
  return (
    <QueryState query={query} skeleton={<PageSkeleton />}>
      {(stored) => <RulesEditor rules={rules} selector={selector} stored={stored} textKey={textKey} />}
    </QueryState>
  );
}

function PageSkeleton() {
  return (
    <div className="grid gap-6 lg:grid-cols-[3fr_2fr]">
      <div className="flex flex-col gap-2">
        <Skeleton className="h-9 w-40" />
        <Skeleton className="h-12 w-full" />
        <Skeleton className="h-12 w-full" />
        <Skeleton className="h-12 w-full" />
      </div>
      <Skeleton className="h-40 w-full" />
    </div>
  );
}
