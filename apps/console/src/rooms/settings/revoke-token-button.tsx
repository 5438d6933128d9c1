"use client";
import type { Token } from "@porchlight/admin-api";
import { Untrusted, visibleText } from "@porchlight/ui";
import { admin } from "~/api/admin";
import { RevokeToken } from "~/parts/revoke-button";
import { useSay } from "~/words/words-provider";
import { TOKENS } from "./token-keys";

/** Revokes a token after a question. */
export function RevokeTokenButton({ token: { id, label, createdAt } }: { readonly token: Token }) {
  const say = useSay();
  return (
    <RevokeToken
      operation="revokeToken"
      what={visibleText(label)}
      createdAt={createdAt}
      revoke={() => admin.revokeToken({ params: { id } })}
      queryKey={TOKENS}
    >
      {say.rich("settings.whateverUsesLabelIsRefusedFrom", {
        label: <Untrusted text={label} className="font-medium" />,
      })}
    </RevokeToken>
  );
}
