"use client";
import type { TraceTargetField } from "@porchlight/admin-api";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { admin } from "~/api/admin";
import { TRACES, traceHref } from "./trace-url";

export interface StartTrace {
  readonly busy: boolean;
  readonly start: (target: TraceTargetField, seconds?: number) => Promise<void>;
}

/** Starts a trace and goes where it is shown; what the server says against it goes to `onRefused`. */
export function useStartTrace(onRefused: (error: unknown) => void): StartTrace {
  const [busy, setBusy] = useState(false);
  const router = useRouter();
  const queryClient = useQueryClient();
  const start = async (target: TraceTargetField, seconds?: number) => {
    setBusy(true);
    try {
      const { id } = await admin.startTrace({ body: { target, ...(seconds && { seconds }) } });
      await queryClient.invalidateQueries({ queryKey: TRACES });
      router.push(traceHref(id));
    } catch (error) {
      onRefused(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, start };
}
