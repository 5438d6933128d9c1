"use client";
import { type RefObject, useCallback, useEffect, useRef } from "react";

/** Goes to the newest message on the screen, from wherever the focus is. */
export const MESSAGES_KEY = "F8";

export interface MessagesKey {
  readonly region: RefObject<HTMLElement | null>;
  /** A message goes: the focus that was in the region is where it came from again. */
  readonly leave: () => void;
}

/** The key that reaches messages before they are gone, and the way back. */
export function useMessagesKey(): MessagesKey {
  const region = useRef<HTMLElement>(null);
  const before = useRef<Element>(null);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== MESSAGES_KEY) return;
      const newest = region.current?.lastElementChild?.querySelector("button");
      if (newest === undefined || newest === null) return;
      event.preventDefault();
      if (!region.current?.contains(document.activeElement)) before.current = document.activeElement;
      newest.focus();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  const leave = useCallback(() => {
    const isInside = region.current?.contains(document.activeElement) ?? false;
    if (isInside && before.current instanceof HTMLElement) before.current.focus();
  }, []);
  return { region, leave };
}
