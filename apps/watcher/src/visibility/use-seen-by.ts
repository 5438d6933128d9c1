import type { SeenBy } from "@porchlight/presence-client";
import { useEffect, useState } from "react";
import { useLive } from "../presence/use-live";
import type { Desk } from "../session/desk";

/** How somebody sees the user: asking, known, or not said. The last answer stays while it is asked again. */
export type Seen = { readonly kind: "asking" | "failed" } | { readonly kind: "known"; readonly seen: SeenBy };

/** One question after a row of changes. */
const calmMs = 150;

/** How somebody sees me, and how to ask again. It is asked anew whenever rules or my own status change. */
export function useSeenBy(
  { visibility, myStatus }: Desk,
  watcher: string,
): readonly [seen: Seen, askAgain: () => void] {
  const rules = useLive(visibility, () => visibility.view);
  const status = useLive(myStatus, () => myStatus.view);
  const [turn, setTurn] = useState(0);
  const [answer, setAnswer] = useState<{ readonly watcher: string; readonly seen: Seen }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of these is what makes it worth asking
  useEffect(() => {
    let isLate = false;
    const timer = setTimeout(async () => {
      const result = await visibility.asSeenBy(watcher);
      if (isLate) return;
      const seen: Seen = result.ok ? { kind: "known", seen: result.value } : { kind: "failed" };
      setAnswer({ watcher, seen });
    }, calmMs);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [visibility, watcher, rules, status, turn]);
  return [
    answer?.watcher === watcher ? answer.seen : { kind: "asking" },
    () => {
      setAnswer(undefined);
      setTurn((before) => before + 1);
    },
  ];
}
