"use client";
import { type FocusEvent, useRef } from "react";

/** Of the title: the focus goes there. On the panel itself it would have all of the panel read as one word. */
export const PANEL_TITLE = { tabIndex: -1, "data-panel-title": "" } as const;

export interface PanelFocus {
  readonly onOpenAutoFocus: (event: Event) => void;
  readonly onCloseAutoFocus: (event: Event) => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
}

/** What got the focus back since the last panel opened: one that was opened from a panel that is gone returns it there. */
let lastOpener: HTMLElement | undefined;

/**
 * Where the focus goes when a panel opens and closes: to its title, unless a field in it asked for it, and back
 * to what had it before. A panel that opens by the URL has no trigger that would be known otherwise.
 */
export function usePanelFocus(open: boolean): PanelFocus {
  const opener = useRef<Element>(null);
  const wasOpen = useRef(false);
  if (open && !wasOpen.current && typeof document !== "undefined") {
    opener.current = document.activeElement;
    lastOpener = undefined;
  }
  wasOpen.current = open;
  return {
    onOpenAutoFocus: (event) => {
      event.preventDefault();
      if (event.currentTarget instanceof HTMLElement) focusTitle(event.currentTarget);
    },
    onCloseAutoFocus: (event) => {
      event.preventDefault();
      if (isPlace(opener.current)) lastOpener = opener.current;
      lastOpener?.focus({ preventScroll: true });
    },
    // The panel is given the focus when what had it is gone.
    onFocus: ({ target, currentTarget }) => {
      if (target === currentTarget) focusTitle(currentTarget);
    },
  };
}

const focusTitle = (panel: HTMLElement): void =>
  panel.querySelector<HTMLElement>("[data-panel-title]")?.focus({ preventScroll: true });

/** The body has the focus where nothing has it. */
const isPlace = (element: Element | null): element is HTMLElement =>
  element instanceof HTMLElement && element.isConnected && element !== document.body;
