"use client";
import type { ClipboardEvent } from "react";
import { cn } from "./cn";
import { shortUri } from "./uri";
import { visibleText } from "./visible-text";

export interface UriTextProps {
  readonly uri: string;
  readonly className?: string;
}

/** An address as `alice@office.test`; the full URI on hover, and on copy when the whole of it is selected. */
export function UriText({ uri, className }: UriTextProps) {
  const shown = visibleText(shortUri(uri));
  const copy = (event: ClipboardEvent) => {
    if (document.getSelection()?.toString().trim() !== shown) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", uri);
  };
  return (
    <bdi title={visibleText(uri)} onCopy={copy} className={cn("min-w-0 font-mono text-[0.95em]", className)}>
      {shown}
    </bdi>
  );
}
