"use client";
import { RelativeTime, TableCell } from "@porchlight/ui";
import { useSay } from "~/words/words-provider";
import { Actor } from "./actor";

/** When something was used last, if ever. */
export function LastUsedCell({ at }: { readonly at: string | null }) {
  const say = useSay();
  return (
    <TableCell className="text-text-muted">
      {at === null ? say("parts.never") : <RelativeTime at={at} />}
    </TableCell>
  );
}

/** When something was made, and who made it. */
export function CreatedCell({ at, by }: { readonly at: string; readonly by: string }) {
  const say = useSay();
  return (
    <TableCell className="whitespace-nowrap text-text-muted">
      {say.rich("parts.createdAtBy", { at: <RelativeTime at={at} />, by: <Actor name={by} /> })}
    </TableCell>
  );
}
