"use client";
import { Button, EmptyState, Form, UriText } from "@porchlight/ui";
import { UserRound } from "lucide-react";
import { useState } from "react";
import { faultOfField } from "~/api/form-faults";
import { AddressField } from "~/parts/address-field";
import { useAddresses } from "~/parts/use-addresses";
import { patchUrl } from "~/url/use-url-state";
import { useSay } from "~/words/words-provider";
import { UserProfile, useEffectiveProfile } from "../effective/user-profile";
import type { ProfileList } from "./profile-list";

export interface UsersTabProps {
  readonly profiles: ProfileList;
  readonly user: string;
  readonly device: string;
}

/** One user with its devices: what is said for them, what is in force, and who was told. */
export function UsersTab({ profiles, user, device }: UsersTabProps) {
  const say = useSay();
  const [text, setText] = useState(user);
  const [tried, setTried] = useState(false);
  const suggestions = useAddresses(text);
  const query = useEffectiveProfile(user, device);
  const refusal = faultOfField(query.error, "aor", say);
  const isMissing = text.trim() === "";
  const apart = [...new Set(profiles.items.flatMap(({ aor }) => aor ?? []))];
  const choose = (aor: string) => {
    setText(aor);
    patchUrl({ user: aor, device: undefined }, "push");
  };
  const submit = () => {
    setTried(true);
    if (!isMissing) choose(text.trim());
  };
  return (
    <div className="flex flex-col gap-6">
      <Form onSubmit={submit} fault={refusal} className="flex flex-wrap items-start gap-3">
        <AddressField
          label={say("parts.user")}
          className="min-w-0 max-w-md flex-1"
          suggestions={suggestions}
          placeholder="alice@office.test"
          error={tried && isMissing ? say("parts.enterAnAddressErin") : refusal}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <Button type="submit" variant="primary" className="mt-6.5">
          {say("provisioning.show")}
        </Button>
      </Form>
      {apart.length === 0 ? null : (
        <div className="flex flex-wrap items-center gap-2">
          <span className="text-text-muted">{say("provisioning.provisionedApart")}</span>
          {apart.map((aor) => (
            <Button key={aor} size="sm" onClick={() => choose(aor)}>
              <UriText uri={aor} />
            </Button>
          ))}
        </div>
      )}
      {user === "" ? (
        <EmptyState icon={<UserRound />} title={say("provisioning.chooseAUser")}>
          {say("provisioning.thenYouSeeWhatIsIn")}
        </EmptyState>
      ) : refusal === undefined ? (
        <UserProfile query={query} device={device} />
      ) : null}
    </div>
  );
}
