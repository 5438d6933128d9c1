"use client";
import type {
  ListsDetail,
  ListsPreview,
  ListWarning,
  ResolvedListField,
  SaidField,
} from "@porchlight/admin-api";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { admin } from "~/api/admin";
import { saidText } from "~/api/said-text";
import { useMay } from "~/api/use-identity";
import { anyOf, concerns } from "~/live/concerns";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";

/** The texts of a page, and the list that is looked at. */
export interface ListsQuestion {
  readonly lists: string;
  readonly services: string;
  readonly list?: string;
  readonly service?: string;
}

export interface PreviewedLists {
  readonly resolved: ResolvedListField | null | undefined;
  /** Of the texts on the page; none while those are on the way. */
  readonly warnings: readonly ListWarning[];
  /** Why a text would not be taken, in the language of the page. */
  readonly listsRefusal: string | undefined;
  readonly servicesRefusal: string | undefined;
  readonly error: unknown;
  readonly isAsking: boolean;
}

/** A pause in typing that is worth asking after, milliseconds. */
const PAUSE_MS = 300;

/** What lists come to, asked of the server whenever one pauses, and again when presence or documents change. */
export function useListsPreview({ user, found }: ListsDetail, question: ListsQuestion): PreviewedLists {
  const say = useSay();
  const mayPreview = useMay("previewLists");
  const wanted = JSON.stringify(question);
  const [asked, setAsked] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const query = useQuery({
    queryKey: ["lists-preview", user, asked, mayPreview],
    queryFn: async ({ signal }): Promise<Answer> => {
      const body: ListsQuestion = JSON.parse(asked);
      if (mayPreview) return admin.previewLists({ params: { aor: user }, body, signal });
      const { list, service } = body;
      const isMeant = list !== undefined || service !== undefined;
      const meant = service === undefined ? { list } : { service };
      const resolved = isMeant
        ? await admin.resolveList({ params: { aor: user }, query: meant, signal })
        : null;
      return { ...UNREFUSED, resolved };
    },
    gcTime: 0,
    placeholderData: (before) => before,
    meta: mayPreview
      ? { live: anyOf(concerns("presentities"), concerns("documents"), concerns("users")) }
      : { live: concerns("documents") },
  });
  const isCurrent = asked === wanted && !query.isPlaceholderData;
  const { resolved, warnings = found, ...refusals } = query.data ?? UNANSWERED;
  return {
    resolved,
    warnings: isCurrent ? warnings : [],
    listsRefusal: refusalText(refusals.listsRefusal, refusals.listsRefusalSaid, say),
    servicesRefusal: refusalText(refusals.servicesRefusal, refusals.servicesRefusalSaid, say),
    error: query.error ?? query.failureReason,
    isAsking: !isCurrent || query.isFetching,
  };
}

type Answer = Omit<ListsPreview, "warnings"> & Partial<Pick<ListsPreview, "warnings">>;

const UNREFUSED = {
  listsRefusal: null,
  listsRefusalSaid: null,
  servicesRefusal: null,
  servicesRefusalSaid: null,
} as const;

const UNANSWERED = { ...UNREFUSED, resolved: undefined, warnings: undefined };

const refusalText = (refusal: string | null, said: SaidField | null, say: Say): string | undefined =>
  refusal === null ? undefined : saidText(said, refusal, say);
