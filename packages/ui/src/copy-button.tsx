"use client";
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { useAnnounce } from "./announcer";
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
  const announce = useAnnounce();
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
      announce(words.copied);
    } catch {
      setOutcome("refused");
      announce(words.copyRefused);
    }
  };
  return (
    <IconButton
      label={outcome === "refused" ? words.copyRefused : (label ?? words.copy)}
      size="sm"
      onClick={copy}
      {...(className === undefined ? {} : { className })}
    >
      {outcome === "copied" ? <Check /> : <Copy />}
    </IconButton>
  );
}
