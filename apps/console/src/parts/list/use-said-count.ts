"use client";
import { useAnnounce } from "@porchlight/ui";
import { useEffect, useRef } from "react";
import { useSay } from "~/words/words-provider";
import type { Windows } from "./use-windows";

/** Says how many rows another filter leaves, once they are there. What comes and goes by itself is not said. */
export function useSaidCount(
  listName: string,
  { total, isOld }: Pick<Windows<unknown>, "total" | "isOld">,
): void {
  const say = useSay();
  const announce = useAnnounce();
  const said = useRef(listName);
  useEffect(() => {
    if (said.current === listName || total === undefined || isOld) return;
    said.current = listName;
    announce(total === 0 ? say("parts.nothingMatchesTheFilter") : say("parts.countRows", { count: total }));
  }, [listName, total, isOld, say, announce]);
}
