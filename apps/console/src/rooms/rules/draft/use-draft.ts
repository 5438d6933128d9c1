"use client";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useIdentity } from "~/api/use-identity";
import { type DraftBase, DraftStore, draftStanding, type KeptDraft } from "./kept-draft";

export interface Draft {
  readonly text: string;
  readonly base: DraftBase;
  readonly isEdited: boolean;
  /** Somebody else has written meanwhile. */
  readonly isOvertaken: boolean;
  /** It was begun before this page was opened. */
  readonly isFromBefore: boolean;
  readonly change: (text: string) => void;
  /** Takes back the last change; undefined when there is none. */
  readonly undo: (() => void) | undefined;
  /** Gives up the edit for what the server has. */
  readonly discard: () => void;
  /** Goes on with the edit, to be written over what the server has. */
  readonly keepMine: () => void;
  readonly saved: (base: DraftBase) => void;
}

const STEPS = 200;

/** The edit of one document. Nothing that was typed is lost: not when the server is away, nor when the page is loaded again. */
export function useDraft(selector: string, server: DraftBase): Draft {
  const { name } = useIdentity();
  const store = useMemo(() => new DraftStore(window.sessionStorage, name), [name]);
  const [kept, setKept] = useState<KeptDraft | undefined>(() => store.read(selector));
  const [before] = useState(kept);
  const [steps, setSteps] = useState<readonly string[]>([]);
  const standing = kept === undefined ? "clean" : draftStanding(kept, server);
  const isEdited = standing !== "clean";
  const { text, base } = kept !== undefined && isEdited ? kept : { text: server.text, base: server };

  useEffect(() => {
    store.write(selector, isEdited ? { text, base } : undefined);
  }, [store, selector, isEdited, text, base]);

  const put = useCallback((next: string) => setKept({ text: next, base }), [base]);
  const change = (next: string) => {
    if (next === text) return;
    setSteps((known) => [...known, text].slice(-STEPS));
    put(next);
  };
  const last = steps.at(-1);
  const forget = (next: KeptDraft | undefined) => {
    setSteps([]);
    setKept(next);
  };
  return {
    text,
    base,
    isEdited,
    isOvertaken: standing === "overtaken",
    isFromBefore: isEdited && before !== undefined && steps.length === 0 && before.text === text,
    change,
    undo:
      last === undefined
        ? undefined
        : () => {
            setSteps((known) => known.slice(0, -1));
            put(last);
          },
    discard: () => forget(undefined),
    keepMine: () => setKept({ text, base: server }),
    saved: (written) => forget({ text: written.text, base: written }),
  };
}
