"use client";
import type { AuditEntry } from "@porchlight/admin-api";
import { RelativeTime, Untrusted, UriText } from "@porchlight/ui";
import { ChevronRight } from "lucide-react";
import { useMay } from "~/api/use-identity";
import { Actor } from "~/parts/actor";
import { useSay } from "~/words/words-provider";
import { actionKey } from "./action-text";
import { ChangeTable } from "./change-table";
import { changesOf } from "./changes-of";
import { worded } from "./field-words";
import { TakeBackButton } from "./take-back-button";

/** One line of the log; it unfolds to what was before and after. */
export function AuditLine({ entry }: { readonly entry: AuditEntry }) {
  const say = useSay();
  const mayTakeBack = useMay("revertAuditEntry");
  const { at, actor, actorRole, address, action, target, before, after } = entry;
  const origin = [
    actorRole === null ? null : say(`audit.roles.${actorRole}`),
    address === null ? null : say("audit.fromAddress", { address }),
  ]
    .filter(Boolean)
    .join(", ");
  const changes = changesOf(worded(before, say), worded(after, say));
  const line = (
    <>
      <span className="min-w-0 break-words">
        {say.rich(actionKey(action), {
          actor: <Actor name={actor} className="font-medium" />,
          action: <Untrusted text={action} />,
          target: <UriText uri={target} className="break-all" />,
        })}
        {origin === "" ? null : <span className="block text-sm text-text-muted">{origin}</span>}
      </span>
      <RelativeTime at={at} className="ml-auto shrink-0 text-sm text-text-muted" />
    </>
  );
  if (changes.length === 0) return <div className="flex items-center gap-3 py-2.5 pr-4 pl-11">{line}</div>;
  return (
    <details className="group">
      <summary className="flex cursor-pointer list-none items-center gap-3 px-4 py-2.5 hover:bg-surface-raised/60 focus-visible:outline-offset-[-2px] [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-4 shrink-0 text-text-muted transition-transform group-open:rotate-90"
        />
        {line}
      </summary>
      <div className="px-4 pb-4 sm:pl-11">
        <ChangeTable action={action} changes={changes} />
        {entry.revertible && mayTakeBack ? (
          <div className="mt-3">
            <TakeBackButton id={entry.id} />
          </div>
        ) : null}
      </div>
    </details>
  );
}
