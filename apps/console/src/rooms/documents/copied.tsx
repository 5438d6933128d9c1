"use client";
import { CopyButton, Untrusted } from "@porchlight/ui";
import type { Words } from "~/words/say";
import { useSay } from "~/words/words-provider";

/** A text to copy, broken where it has to be. */
export function Copied({
  text,
  what,
}: {
  readonly text: string;
  readonly what: keyof Words["documents"]["copyThe"];
}) {
  const say = useSay();
  return (
    <span className="flex items-center gap-1">
      <Untrusted text={text} className="min-w-0 break-all font-mono text-sm" />
      <CopyButton text={text} label={say(`documents.copyThe.${what}`)} className="-my-2" />
    </span>
  );
}
