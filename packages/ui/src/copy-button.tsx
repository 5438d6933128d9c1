"use client";
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { IconButton } from "./icon-button";
import { useUiWords } from "./ui-words-provider";

export interface CopyButtonProps {
  readonly text: string;
  readonly label?: string;
  readonly className?: string;
}

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, label, className }: CopyButtonProps) {
  const words = useUiWords();
  const [outcome, setOutcome] = useState<"none" | "copied" | "refused">("none");
  useEffect(() => {
    if (outcome === "none") return;
    const timer = setTimeout(() => setOutcome("none"), 2000);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("copied");
    } catch {
      setOutcome("refused");
    }
  };
  const name = { none: label ?? words.copy, copied: words.copied, refused: words.copyRefused }[outcome];
  return (
    <>
      <IconButton label={name} size="sm" onClick={copy} {...(className === undefined ? {} : { className })}>
        {outcome === "copied" ? <Check /> : <Copy />}
      </IconButton>
      <span role="status" className="sr-only">
        {outcome === "none" ? "" : name}
      </span>
    </>
  );
}
