"use client";
import { CopyButton, cn } from "@porchlight/ui";
import { useSay } from "~/words/words-provider";
import { type DiffLine, diffLines } from "./diff-lines";

export interface DiffViewProps {
  readonly label: string;
  /** In the unified format. */
  readonly diff: string;
}

/** Lines shown at most; the rest is in what is copied. */
const SHOWN = 2000;

const LOOKS: Readonly<Record<DiffLine["kind"], string>> = {
  added: "bg-ok/15",
  removed: "bg-danger/15",
  kept: "",
  place: "text-text-muted",
  note: "text-text-muted",
};

/** A difference as text: every line has its mark, the colour only repeats it. */
export function DiffView({ label, diff }: DiffViewProps) {
  const say = useSay();
  const lines = diffLines(diff);
  if (lines.length === 0) return <p className="text-text-muted">{say("documents.theTextIsTheSame")}</p>;
  return (
    <div className="relative">
      <CopyButton
        text={diff}
        label={say("documents.copyTheDifference")}
        className="absolute top-1 right-1 bg-canvas"
      />
      <section
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard
        tabIndex={0}
        className="max-h-[60dvh] overflow-auto rounded-md border border-line bg-canvas py-3"
      >
        <pre className="w-fit min-w-full font-mono text-xs leading-5">
          {lines.slice(0, SHOWN).map(({ kind, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text never change places
            <span key={index} className={cn("block px-3", LOOKS[kind])}>
              {text === "" ? " " : text}
            </span>
          ))}
        </pre>
        {lines.length > SHOWN ? (
          <p className="px-3 pt-2 text-text-muted">
            {say("documents.countMoreLinesAreInThe", { count: lines.length - SHOWN })}
          </p>
        ) : null}
      </section>
    </div>
  );
}
