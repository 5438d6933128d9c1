"use client";
import type { TraceTargetField } from "@porchlight/admin-api";
import { useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { admin } from "~/api/admin";
import { faultText } from "~/api/fault";
import { fieldFaults } from "~/api/form-faults";
import { capital } from "~/api/sentence";
import { useSay } from "~/words/words-provider";
import { TRACES, traceHref } from "./trace-url";

export interface StartTrace {
  readonly busy: boolean;
  readonly start: (target: TraceTargetField, seconds?: number) => Promise<void>;
  /** What the server said of the target, to be shown beside it. */
  readonly wrong: string | undefined;
  readonly forget: () => void;
}

/** Starts a trace and goes where it is shown. What is wrong with the target is said where the caller has a field for it. */
export function useStartTrace({ hasField = false } = {}): StartTrace {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const toast = useToast();
  const router = useRouter();
  const queryClient = useQueryClient();
  const start = useCallback(
    async (target: TraceTargetField, seconds?: number) => {
      setBusy(true);
      setWrong(undefined);
      try {
        const { id } = await admin.startTrace({ body: { target, ...(seconds && { seconds }) } });
        await queryClient.invalidateQueries({ queryKey: TRACES });
        router.push(traceHref(id));
      } catch (error) {
        const [told] = hasField ? fieldFaults(error, say) : [];
        if (told !== undefined) return setWrong(capital(told.text));
        const { title, detail } = faultText(error, say);
        toast({ tone: "danger", text: `${title}. ${detail}`, durationMs: 10_000 });
      } finally {
        setBusy(false);
      }
    },
    [hasField, toast, router, queryClient, say],
  );
  return { busy, start, wrong, forget: () => setWrong(undefined) };
}
