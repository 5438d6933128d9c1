"use client";
import type { TraceTargetField } from "@porchlight/admin-api";
import { Button, useToast } from "@porchlight/ui";
import { faultText } from "~/api/fault";
import { useMay } from "~/api/use-identity";
import { useSay } from "~/words/words-provider";
import { useStartTrace } from "./use-start-trace";

/** Records what crosses the wire of what is on the page from now on, and shows it. */
export function ShowSipButton({ target }: { readonly target: TraceTargetField }) {
  const say = useSay();
  const toast = useToast();
  const { busy, start } = useStartTrace((error) => {
    const { title, detail } = faultText(error, say);
    toast({ tone: "danger", text: `${title}. ${detail}`, durationMs: 10_000 });
  });
  if (!useMay("startTrace")) return null;
  return (
    <Button busy={busy} onClick={() => start(target)}>
      {say("trace.showTheSipBehindThis")}
    </Button>
  );
}
