"use client";
import { useAnnounce } from "@porchlight/ui";
import { useEffect, useRef } from "react";

/** Says a text when it becomes another one; what is there from the start is not news, nor that there is nothing more. */
export function useNews(text: string | undefined): void {
  const announce = useAnnounce();
  const before = useRef(text);
  useEffect(() => {
    if (before.current === text) return;
    before.current = text;
    if (text !== undefined) announce(text);
  }, [text, announce]);
}
