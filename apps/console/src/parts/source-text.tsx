"use client";
import { CopyButton } from "@porchlight/ui";
import { Lock } from "lucide-react";
import { useSay } from "~/words/words-provider";

export interface SourceTextProps {
  readonly label: string;
  readonly text: string | null;
  /** The role of the reader sees structure, not content. */
  readonly withheld: boolean;
}

/** A document or message as text, never as markup. */
export function SourceText({ label, text, withheld }: SourceTextProps) {
  const say = useSay();
  if (text === null) {
    return (
      <p className="flex items-center gap-2 rounded-md border border-line px-3 py-2 text-text-muted">
        {withheld ? <Lock aria-hidden="true" className="size-4 shrink-0" /> : null}
        {withheld ? say("parts.yourRoleSeesThatThereIs") : say("parts.thereIsNoContent")}
      </p>
    );
  }
  return (
    <div className="relative">
      <CopyButton text={text} label={say("parts.copy")} className="absolute top-1 right-1 bg-canvas" />
      <section
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard
        tabIndex={0}
        className="max-h-[60dvh] overflow-auto rounded-md border border-line bg-canvas p-3 pr-12"
      >
        <pre className="font-mono text-xs leading-5">{text}</pre>
      </section>
    </div>
  );
}
