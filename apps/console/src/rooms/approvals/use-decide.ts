"use client";
import type { DecisionWrite, WatcherDecision } from "@porchlight/admin-api";
import { useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { admin } from "~/api/admin";
import { faultText } from "~/api/fault";
import { useSay } from "~/words/words-provider";
import { outcomeText, type WatcherPair } from "./decision-words";

/** How long a decision can be taken back from the message about it. */
const UNDO_MS = 10_000;
const FAULT_MS = 10_000;

export interface Decide {
  readonly busy: boolean;
  /** False when nothing could be written. */
  readonly decide: (decision: WatcherDecision, watchers: readonly WatcherPair[]) => Promise<boolean>;
}

export interface DecideOptions {
  /** Leaves those alone on which others have decided meanwhile. */
  readonly onlyUndecided: boolean;
}

/** Decides about watchers, says what came of it, and offers to take it back. */
export function useDecide({ onlyUndecided }: DecideOptions): Decide {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const queryClient = useQueryClient();
  const readAgain = useCallback(
    () =>
      Promise.all(
        TOUCHED.map((name) => queryClient.invalidateQueries({ queryKey: [name], refetchType: "active" })),
      ),
    [queryClient],
  );
  const fail = useCallback(
    (error: unknown) => {
      const { title, detail } = faultText(error, say);
      toast({ tone: "danger", text: `${title}. ${detail}`, durationMs: FAULT_MS });
    },
    [toast, say],
  );
  const undo = useCallback(
    async (writes: readonly DecisionWrite[]) => {
      try {
        await admin.undoDecisions({ body: { writes: [...writes] } });
        toast({ tone: "ok", text: say("approvals.takenBackTheRulesAreWhat") });
        await readAgain();
      } catch (error) {
        fail(error);
      }
    },
    [toast, fail, readAgain, say],
  );
  const decide = useCallback(
    async (decision: WatcherDecision, watchers: readonly WatcherPair[]) => {
      setBusy(true);
      try {
        const pairs = watchers.map(({ presentity, watcher }) => ({ presentity, watcher }));
        const answer = await admin.decideWatchers({ body: { decision, watchers: pairs, onlyUndecided } });
        const isRefused = answer.items.every(({ outcome }) => outcome === "refused");
        toast({
          tone: isRefused ? "danger" : "ok",
          text: outcomeText(decision, answer, say),
          durationMs: UNDO_MS,
          ...(answer.writes.length === 0
            ? {}
            : { action: { label: say("parts.undo"), run: () => void undo(answer.writes) } }),
        });
        await readAgain();
        return !isRefused;
      } catch (error) {
        fail(error);
        return false;
      } finally {
        setBusy(false);
      }
    },
    [onlyUndecided, toast, undo, fail, readAgain, say],
  );
  return { busy, decide };
}

const TOUCHED = ["undecided", "as-seen", "subscriptions", "presentity"];
