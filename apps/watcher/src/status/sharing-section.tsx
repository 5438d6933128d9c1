import { Select, Switch } from "@porchlight/ui";
import { type InputSharing, inputSharings, type MyProfile } from "../profile/my-profile";
import type { ProfileStore } from "../profile/profile-store";
import { lateWords } from "../words/late-words";
import { Section } from "./section";

const spheres = ["", "home", "work"] as const;

export interface SharingSectionProps {
  readonly profile: MyProfile;
  readonly store: ProfileStore;
}

/** What else of place, time and use of the device is told: nothing, unless it is switched on. */
export function SharingSection({ profile, store }: SharingSectionProps) {
  const inputs = inputSharings.map((value) => ({ value, label: lateWords.you.inputSharing[value] }));
  return (
    <Section title={lateWords.you.sharing} help={lateWords.you.sharingHelp}>
      <Select
        label={lateWords.you.sphere}
        options={spheres.map((value) => ({ value, label: lateWords.you.sphereOf[value] }))}
        value={profile.sphere ?? ""}
        onChange={({ target }) =>
          store.set({ sphere: spheres.find((each) => each === target.value) || undefined })
        }
        data-testid="my-sphere"
      />
      <div data-testid="my-local-time">
        <Switch
          label={lateWords.you.localTime}
          checked={profile.sharesLocalTime}
          onCheckedChange={(sharesLocalTime) => store.set({ sharesLocalTime })}
        />
      </div>
      <Select
        label={lateWords.you.input}
        hint={lateWords.you.inputHelp}
        options={inputs}
        value={profile.input}
        onChange={({ target }) => store.set({ input: sharingOf(target.value) })}
        data-testid="my-input"
      />
    </Section>
  );
}

const sharingOf = (value: string): InputSharing =>
  inputSharings.find((sharing) => sharing === value) ?? "nothing";
