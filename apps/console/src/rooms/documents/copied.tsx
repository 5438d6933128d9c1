"use client";
import { CopyButton, Untrusted } from "@porchlight/ui";

/** A text to copy, broken where it has to be. */
export function Copied({ text, what }: { readonly text: string; readonly what: string }) {
  return (
    <span className="flex items-center gap-1">
      <Untrusted text={text} className="min-w-0 break-all font-mono text-sm" />
      <CopyButton text={text} label={`Copy the ${what}`} className="-my-2" />
    </span>
  );
}
