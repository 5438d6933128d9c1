import { TextField } from "@porchlight/ui";
import { type FormEvent, useEffect, useState } from "react";
import { isWebAddress, type MyProfile } from "../profile/my-profile";
import type { ProfileStore } from "../profile/profile-store";
import type { Desk } from "../session/desk";
import { lateWords } from "../words/late-words";
import { PictureField } from "./picture-field";
import { Section } from "./section";

const longestName = 100;
const longestAddress = 500;

export interface PersonSectionProps {
  readonly desk: Desk;
  readonly profile: MyProfile;
}

/** Who the user is, whatever the status. */
export function PersonSection({ desk, profile }: PersonSectionProps) {
  return (
    <Section title={lateWords.you.person} help={lateWords.you.personHelp}>
      <PictureField desk={desk} profile={profile} />
      <NameField name={profile.displayName} store={desk.profile} />
      <HomepageField homepage={profile.homepage} store={desk.profile} />
    </Section>
  );
}

function NameField({ name, store }: { readonly name: string; readonly store: ProfileStore }) {
  const [typed, setTyped] = useTyped(name);
  const save = (event?: FormEvent): void => {
    event?.preventDefault();
    if (typed.trim() !== name) store.set({ displayName: typed.trim() });
  };
  return (
    <form onSubmit={save}>
      <TextField
        label={lateWords.you.name}
        value={typed}
        maxLength={longestName}
        autoComplete="name"
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => save()}
        data-testid="my-name"
      />
    </form>
  );
}

function HomepageField({ homepage, store }: { readonly homepage: string; readonly store: ProfileStore }) {
  const [typed, setTyped] = useTyped(homepage);
  const [isWrong, setIsWrong] = useState(false);
  const save = (event?: FormEvent): void => {
    event?.preventDefault();
    const address = typed.trim();
    const isUsable = address === "" || isWebAddress(address);
    setIsWrong(!isUsable);
    if (isUsable && address !== homepage) store.set({ homepage: address });
  };
  return (
    <form onSubmit={save} noValidate>
      <TextField
        type="url"
        label={lateWords.you.homepage}
        value={typed}
        maxLength={longestAddress}
        autoComplete="url"
        placeholder="https://"
        error={isWrong ? lateWords.you.homepageWrong : undefined}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => save()}
        data-testid="my-homepage"
      />
    </form>
  );
}

/** What is typed; when another tab saves something else, that. */
function useTyped(saved: string) {
  const state = useState(saved);
  const [, setTyped] = state;
  useEffect(() => setTyped(saved), [saved]);
  return state;
}
