"use client";
import { useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { faultText } from "~/api/fault";
import { useSay } from "~/words/words-provider";

export interface Action {
  readonly busy: boolean;
  readonly run: () => Promise<void>;
}

/** Runs one write, says how it went, and has the lists with these keys read again. */
export function useAction(
  write: () => Promise<unknown>,
  done: string,
  keys: readonly (readonly unknown[])[],
): Action {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const queryClient = useQueryClient();
  const run = useCallback(async () => {
    setBusy(true);
    try {
      await write();
      toast({ tone: "ok", text: done });
      await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    } catch (error) {
      const { title, detail } = faultText(error, say);
      toast({ tone: "danger", text: `${title}. ${detail}`, durationMs: 10_000 });
    } finally {
      setBusy(false);
    }
  }, [write, done, keys, toast, queryClient, say]);
  return { busy, run };
}
