"use client";
import type { SetupLink } from "@porchlight/admin-api";
import { shortUri, UriText } from "@porchlight/ui";
import { admin } from "~/api/admin";
import { RevokeButton } from "~/parts/revoke-button";
import { useSay } from "~/words/words-provider";
import { LINKS } from "./link-keys";

/** Revokes a set-up link after a question. */
export function RevokeSetupLink({ link: { id, aor, createdAt } }: { readonly link: SetupLink }) {
  const say = useSay();
  return (
    <RevokeButton
      operation="revokeSetupLink"
      what={shortUri(aor)}
      createdAt={createdAt}
      revoke={() => admin.revokeSetupLink({ params: { id } })}
      queryKey={LINKS}
      title={say("provisioning.revokeThisSetUpLink")}
      confirm={say("provisioning.revokeTheLink")}
      done={say("provisioning.theLinkIsRevoked")}
    >
      {say.rich("provisioning.itSetsNothingUpAnyMore", { aor: <UriText uri={aor} /> })}
    </RevokeButton>
  );
}
