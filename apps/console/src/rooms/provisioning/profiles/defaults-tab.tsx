"use client";
import { Select } from "@porchlight/ui";
import { patchUrl } from "~/url/use-url-state";
import { useSay } from "~/words/words-provider";
import { ProfileEditor } from "./profile-editor";
import type { ProfileList } from "./profile-list";
import { useEverybody } from "./use-everybody";

export interface DefaultsTabProps {
  readonly profiles: ProfileList;
  /** Empty: what holds for everybody. */
  readonly domain: string;
}

/** What holds for everybody, and in one domain. */
export function DefaultsTab({ profiles, domain }: DefaultsTabProps) {
  const say = useSay();
  const { domains } = profiles;
  const chosen = domains.find((each) => each.domain === domain);
  const builtIn = (chosen ?? domains[0])?.builtIn ?? {};
  const everybody = useEverybody();
  const options = [
    { value: "", label: say("parts.everybody") },
    ...domains.map((each) => ({
      value: each.domain,
      label: say("provisioning.everybodyOfDomain", { domain: each.domain }),
    })),
  ];
  return (
    <div className="flex flex-col gap-6">
      <Select
        label={say("provisioning.for")}
        className="max-w-md"
        options={options}
        value={chosen?.domain ?? ""}
        onChange={({ target }) => patchUrl({ domain: target.value })}
      />
      {chosen === undefined ? (
        <ProfileEditor place={{ layer: "everybody" }} inherited={builtIn} level={2} />
      ) : (
        <ProfileEditor
          place={{ layer: "domain", name: chosen.domain }}
          inherited={{ ...builtIn, ...everybody }}
          level={2}
        />
      )}
    </div>
  );
}
