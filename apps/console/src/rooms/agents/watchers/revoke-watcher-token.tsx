"use client";
import type { WatcherToken } from "@porchlight/admin-api";
import { Untrusted, visibleText } from "@porchlight/ui";
import { admin } from "~/api/admin";
import { RevokeToken } from "~/parts/revoke-button";
import { useSay } from "~/words/words-provider";
import { WATCHER_TOKENS } from "../token-keys";

/** Revokes a token of a watcher after a question. */
export function RevokeWatcherToken({ token: { id, label, createdAt } }: { readonly token: WatcherToken }) {
  const say = useSay();
  return (
    <RevokeToken
      operation="revokeWatcherToken"
      what={visibleText(label)}
      createdAt={createdAt}
      revoke={() => admin.revokeWatcherToken({ params: { id } })}
      queryKey={WATCHER_TOKENS}
    >
      {say.rich("agents.everyPageAndProgramThatWatches", {
        label: <Untrusted text={label} className="font-medium" />,
      })}
    </RevokeToken>
  );
}
