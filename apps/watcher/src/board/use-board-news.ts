import { useAnnounce } from "@porchlight/ui";
import { useCallback, useEffect, useRef } from "react";
import { speech } from "../words/words";
import type { BoardRow } from "./arrange-contacts";
import { type Known, knownOf, newsOf } from "./board-news";

/** News that come close together are told as one, milliseconds. */
const GATHER_MS = 1000;
/** And no more often than this: a board of many would never fall silent. */
const PAUSE_MS = 5000;

/** Says aloud how contacts change, as the marks do for those who see them. */
export function useBoardNews(rows: readonly BoardRow[]): void {
  const announce = useAnnounce();
  const latest = useRef(rows);
  const known = useRef<Known>(new Map());
  const toldAt = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tell = useCallback(() => {
    const news = newsOf(known.current, latest.current);
    timer.current = undefined;
    toldAt.current = Date.now();
    known.current = new Map([...known.current, ...knownOf(latest.current)]);
    if (news !== "") announce(news);
  }, [announce]);
  const { language } = speech;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words for the same are no news
  useEffect(() => {
    known.current = new Map();
  }, [language]);
  useEffect(() => {
    latest.current = rows;
    // What is not known at the moment was known before.
    if (newsOf(known.current, rows) === "") known.current = new Map([...known.current, ...knownOf(rows)]);
    else timer.current ??= setTimeout(tell, Math.max(GATHER_MS, toldAt.current + PAUSE_MS - Date.now()));
  });
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
}
