"use client";
import { Banner, Button } from "@porchlight/ui";
import { History, TriangleAlert } from "lucide-react";
import type { Draft } from "./draft/use-draft";

export interface DraftBannersProps {
  readonly draft: Draft;
  /** What is edited: `these rules`. */
  readonly what: string;
}

/** What one has to know about the edit before one goes on. */
export function DraftBanners({ draft, what }: DraftBannersProps) {
  if (draft.isOvertaken) {
    return (
      <Banner
        tone="warn"
        role="alert"
        icon={<TriangleAlert />}
        action={
          <span className="flex flex-wrap gap-2">
            <Button size="sm" onClick={draft.discard}>
              Take theirs
            </Button>
            <Button size="sm" onClick={draft.keepMine}>
              Keep mine
            </Button>
          </span>
        }
      >
        Somebody else has written {what} meanwhile. Yours are kept here; saving them would undo the other
        change.
      </Banner>
    );
  }
  if (draft.isFromBefore) {
    return (
      <Banner
        icon={<History />}
        action={
          <Button size="sm" onClick={draft.discard}>
            Discard them
          </Button>
        }
      >
        Your changes from before are still here. They are not saved yet.
      </Banner>
    );
  }
  return null;
}
