"use client";
import { type ListsDetail, seesContent } from "@porchlight/admin-api/client";
import { Banner, Button, EmptyState, Skeleton, UriText } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { ListTree, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { admin } from "~/api/admin";
import { isGone } from "~/api/fault";
import { useIdentity } from "~/api/use-identity";
import { anyOf, concerns } from "~/live/concerns";
import { Facts } from "~/parts/facts";
import { Page } from "~/parts/page";
import { QueryState } from "~/parts/query-state";
import { SourceText } from "~/parts/source-text";
import type { DraftBase } from "~/rooms/rules/draft/kept-draft";
import { useFilters } from "~/url/use-url-state";
import { useSay } from "~/words/words-provider";
import { ListsEditor } from "./lists-editor";
import { listEditorFilters } from "./lists-url";

/** The lists of one user, the services that stand for them, and what the user is told by them. */
export function ListsPage() {
  const say = useSay();
  const { of } = useFilters(listEditorFilters);
  const query = useQuery({
    queryKey: ["lists", "of", of],
    queryFn: ({ signal }) => admin.showLists({ params: { aor: of }, signal }),
    enabled: of !== "",
    meta: { live: anyOf(concerns("documents"), concerns("users")) },
  });
  return (
    <Page
      title={say("parts.lists")}
      line={
        of === ""
          ? say("lists.whomUsersKeepInListsAnd")
          : say.rich("lists.whomUserKeepsInListsAnd", { user: <UriText uri={query.data?.user ?? of} /> })
      }
      actions={query.data === undefined ? undefined : <Ways lists={query.data} />}
    >
      {of === "" || isGone(query.error) ? (
        <EmptyState
          icon={<ListTree />}
          title={of === "" ? say("provisioning.chooseAUser") : say("parts.noSuchUser")}
          action={
            <Button asChild>
              <Link href="/lists">{say("parts.allUsers")}</Link>
            </Button>
          }
        >
          {say("lists.listsAreKeptForUsersOf")}
        </EmptyState>
      ) : (
        <QueryState query={query} skeleton={<PageSkeleton />}>
          {(lists) => <OneOwner lists={lists} />}
        </QueryState>
      )}
    </Page>
  );
}

function Ways({ lists }: { readonly lists: ListsDetail }) {
  const say = useSay();
  return (
    <>
      {[
        { document: lists.listsDocument, label: say("lists.historyOfTheLists") },
        { document: lists.servicesDocument, label: say("lists.historyOfTheServices") },
      ].map(({ document: { selector, etag }, label }) =>
        etag === null ? null : (
          <Button key={selector} asChild>
            <Link href={`/documents?open=${encodeURIComponent(selector)}`} prefetch={false}>
              {label}
            </Link>
          </Button>
        ),
      )}
    </>
  );
}

function OneOwner({ lists }: { readonly lists: ListsDetail }) {
  const say = useSay();
  const { role } = useIdentity();
  return (
    <>
      {lists.served ? null : (
        <Banner tone="warn" icon={<TriangleAlert />}>
          {say("lists.thisServerServesNoListsNobody")}
        </Banner>
      )}
      {seesContent(role) ? <Documents lists={lists} /> : <Structure lists={lists} />}
    </>
  );
}

/** What a role sees that does not see content. */
function Structure({ lists: { lists, entries, services, warnings } }: { readonly lists: ListsDetail }) {
  const say = useSay();
  return (
    <>
      <Facts
        facts={[
          { name: say("parts.lists"), value: lists },
          { name: say("lists.entries"), value: entries },
          { name: say("parts.services"), value: services },
          { name: say("lists.oddThings"), value: warnings },
        ]}
      />
      <SourceText label={say("parts.lists")} text={null} withheld />
    </>
  );
}

const NOTHING_STORED: DraftBase = { text: "", etag: null };

function Documents({ lists }: { readonly lists: ListsDetail }) {
  const people = useStored(lists.listsDocument);
  const services = useStored(lists.servicesDocument);
  return (
    <QueryState query={people.query} skeleton={<PageSkeleton />}>
      {(storedLists) => (
        <QueryState query={services.query} skeleton={<PageSkeleton />}>
          {(storedServices) => (
            <ListsEditor
              key={lists.user}
              lists={lists}
              stored={{
                lists: { base: storedLists, textKey: people.textKey },
                services: { base: storedServices, textKey: services.textKey },
              }}
            />
          )}
        </QueryState>
      )}
    </QueryState>
  );
}

/** A document as the server has it, followed as it changes. */
function useStored({ selector, etag }: ListsDetail["listsDocument"]) {
  const isNew = etag === null;
  const textKey = ["list-text", selector, isNew] as const;
  const query = useQuery({
    queryKey: textKey,
    queryFn: async ({ signal }): Promise<DraftBase> => {
      if (isNew) return NOTHING_STORED;
      const document = await admin.showDocument({ params: { selector }, signal });
      return { text: document.text ?? "", etag: document.etag };
    },
    placeholderData: (before) => before,
    meta: { live: concerns("documents", selector) },
  });
  return { query, textKey };
}

function PageSkeleton() {
  return (
    <div className="grid gap-6 lg:grid-cols-[3fr_2fr]">
      <div className="flex flex-col gap-2">
        <Skeleton className="h-9 w-40" />
        <Skeleton className="h-12 w-full" />
        <Skeleton className="h-12 w-full" />
      </div>
      <Skeleton className="h-40 w-full" />
    </div>
  );
}
