"use client";
import type { RulesPreview } from "@porchlight/admin-api";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { admin } from "~/api/admin";
import { anyOf, concerns } from "~/live/concerns";

export interface ImpactQuestion {
  readonly of: string;
  readonly selector: string;
  readonly text: string;
  readonly enabled: boolean;
}

export interface Impact {
  /** Of the text before while the one of now is on the way. */
  readonly preview: RulesPreview | undefined;
  readonly error: unknown;
  readonly isAsking: boolean;
}

/** A pause in typing that is worth asking after, milliseconds. */
const PAUSE_MS = 400;

/** What a text would do, asked of the server whenever one pauses, and again when watchers come and go. */
export function useImpact({ of, selector, text, enabled }: ImpactQuestion): Impact {
  const [asked, setAsked] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const query = useQuery({
    queryKey: ["rules-impact", of, selector, asked],
    queryFn: ({ signal }) =>
      admin.previewRules({ params: { aor: of }, body: { selector, text: asked }, signal }),
    enabled,
    gcTime: 0,
    placeholderData: (before) => before,
    meta: { live: anyOf(concerns("subscriptions"), concerns("documents")) },
  });
  return {
    preview: enabled ? query.data : undefined,
    error: query.error ?? query.failureReason,
    isAsking: enabled && (query.isFetching || asked !== text),
  };
}
