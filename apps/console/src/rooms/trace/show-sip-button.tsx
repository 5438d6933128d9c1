"use client";
import type { TraceTargetField } from "@porchlight/admin-api";
import { Button } from "@porchlight/ui";
import { useMay } from "~/api/use-identity";
import { useSay } from "~/words/words-provider";
import { useStartTrace } from "./use-start-trace";

/** Records what crosses the wire of what is on the page from now on, and shows it. */
export function ShowSipButton({ target }: { readonly target: TraceTargetField }) {
  const say = useSay();
  const { busy, start } = useStartTrace();
  if (!useMay("startTrace")) return null;
  return (
    <Button busy={busy} onClick={() => start(target)}>
      {say("trace.showTheSipBehindThis")}
    </Button>
  );
}
