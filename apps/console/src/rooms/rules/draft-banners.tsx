"use client";
import { Banner, Button } from "@porchlight/ui";
import { History, TriangleAlert } from "lucide-react";
import { useSay } from "~/words/words-provider";
import type { Draft } from "./draft/use-draft";

export interface DraftBannersProps {
  readonly draft: Draft;
  /** What is edited: `these rules`. */
  readonly what: string;
}

/** What one has to know about the edit before one goes on. */
export function DraftBanners({ draft, what }: DraftBannersProps) {
  const say = useSay();
  if (draft.isOvertaken) {
    return (
      <Banner
        tone="warn"
        role="alert"
        icon={<TriangleAlert />}
        action={
          <span className="flex flex-wrap gap-2">
            <Button size="sm" onClick={draft.discard}>
              {say("rules.takeTheirs")}
            </Button>
            <Button size="sm" onClick={draft.keepMine}>
              {say("rules.keepMine")}
            </Button>
          </span>
        }
      >
        {say("rules.somebodyElseHasWrittenWhatMeanwhile", { what })}
      </Banner>
    );
  }
  if (draft.isFromBefore) {
    return (
      <Banner
        icon={<History />}
        action={
          <Button size="sm" onClick={draft.discard}>
            {say("rules.discardThem")}
          </Button>
        }
      >
        {say("rules.yourChangesFromBeforeAreStill")}
      </Banner>
    );
  }
  return null;
}
