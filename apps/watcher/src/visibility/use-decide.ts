import type { Decidee, Wish } from "@porchlight/presence-client";
import { type RefObject, useRef } from "react";
import type { Visibility } from "./visibility";

export interface Deciding<Region extends HTMLElement> {
  /** Where the buttons are, and where undo comes up. */
  readonly region: RefObject<Region | null>;
  readonly decide: (about: Decidee, wish: Wish) => void;
}

/** What has the focus when what had it is gone: the page, or the title of the drawer. */
const NOBODY = "body, [data-panel-title]";

/** Decides, and takes the focus along to "undo" when the button that was pressed is gone. */
export function useDecide<Region extends HTMLElement>(visibility: Visibility): Deciding<Region> {
  const region = useRef<Region>(null);
  const decide = async (about: Decidee, wish: Wish): Promise<void> => {
    await visibility.decide(about, wish);
    requestAnimationFrame(() => {
      if (!document.activeElement?.matches(NOBODY)) return;
      const undos = region.current?.querySelectorAll<HTMLElement>("[data-undo]");
      undos?.item(undos.length - 1)?.focus();
    });
  };
  return { region, decide: (about, wish) => void decide(about, wish) };
}
