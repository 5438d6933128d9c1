"use client";
import { Banner, clockText, Spinner } from "@porchlight/ui";
import { useEffect, useState } from "react";
import { useLive } from "~/live/live-provider";
import { useSay } from "~/words/words-provider";

/** A break shorter than this is not worth a line, milliseconds. */
const PATIENCE_MS = 1500;

/** Says that what is on the page is old, and of when. Below it, where it pushes nothing. */
export function LiveBanner() {
  const say = useSay();
  const { state, lastAt } = useLive();
  const [overdue, setOverdue] = useState(false);
  useEffect(() => {
    if (state === "live") return setOverdue(false);
    const timer = setTimeout(() => setOverdue(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [state]);
  if (!overdue) return null;
  return (
    <Banner tone="warn" shape="strip" icon={<Spinner />}>
      {lastAt === undefined
        ? say("frame.liveChangesDoNotArriveYet")
        : say("frame.theConnectionToTheServerIs", { time: clockText(lastAt, say.uiWords) })}
    </Banner>
  );
}
