"use client";
import { useMay } from "~/api/use-identity";
import { late } from "~/parts/late";
import { Page } from "~/parts/page";
import { useFilters, useOpened } from "~/url/use-url-state";
import { useSay } from "~/words/words-provider";
import { StartForm } from "./start-form";
import { TraceList } from "./trace-list";
import { traceFilters } from "./trace-url";
import { TraceView } from "./trace-view";

const MessageDrawer = late(() => import("./message-drawer").then((module) => module.MessageDrawer));

/** What really crosses the wire. */
export function TraceRoom() {
  const say = useSay();
  const { trace } = useFilters(traceFilters);
  const { opened, open, close } = useOpened();
  const mayStart = useMay("startTrace");
  const number = opened !== undefined && /^[1-9]\d{0,9}$/.test(opened) ? Number(opened) : undefined;
  const show = (next: number) => open(String(next));
  return (
    <Page title={say("trace.trace")} line={say("trace.theSipOfAUserA")}>
      {mayStart ? <StartForm /> : null}
      <TraceList shown={trace} />
      {trace === undefined ? null : <TraceView key={trace} id={trace} opened={number} onOpen={show} />}
      {trace === undefined || number === undefined ? null : (
        <MessageDrawer trace={trace} number={number} onOpen={show} onClose={close} />
      )}
    </Page>
  );
}
