"use client";
import { useToast } from "@porchlight/ui";
import { useRouter } from "next/navigation";
import type { MouseEvent } from "react";
import { admin } from "~/api/admin";
import { faultText, isTransient } from "~/api/fault";
import { useLive } from "~/live/live-provider";
import { useSay } from "~/words/words-provider";

/**
 * Goes to another room. Its page comes from the server: where that seems to be away it is asked first, since an empty
 * window would take the place of this page and of what is typed there.
 */
export function useGo(): (href: string) => Promise<void> {
  const say = useSay();
  const toast = useToast();
  const router = useRouter();
  const { state } = useLive();
  return async (href) => {
    const why = state === "broken" ? await whyAway() : undefined;
    if (why === undefined) return router.push(href);
    const { title, detail } = faultText(why, say);
    toast({ tone: "danger", text: `${title}. ${detail}` });
  };
}

/** The same for whoever presses a link. */
export function useGuardedLinks(): (event: MouseEvent) => void {
  const { state } = useLive();
  const go = useGo();
  return (event) => {
    const href = state === "broken" ? roomBehind(event) : undefined;
    if (href === undefined) return;
    event.preventDefault();
    void go(href);
  };
}

async function whyAway(): Promise<unknown> {
  try {
    await admin.showMe();
  } catch (error) {
    if (isTransient(error)) return error;
  }
  return undefined;
}

/** Where the console is. */
const BASE = "/console";

/** The room that a press on a link leads to in this window. */
function roomBehind({ target, button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): string | undefined {
  const link = target instanceof Element ? target.closest("a") : null;
  if (link === null || button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return undefined;
  if (link.target !== "" || link.hasAttribute("download") || link.origin !== window.location.origin)
    return undefined;
  const isHere = link.pathname === window.location.pathname && link.search === window.location.search;
  const isRoom = link.pathname === BASE || link.pathname.startsWith(`${BASE}/`);
  return isRoom && !isHere ? `${link.pathname.slice(BASE.length) || "/"}${link.search}` : undefined;
}
