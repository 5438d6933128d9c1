import type { PublicationState } from "@porchlight/presence-client";
import { Button, PresenceMark, type PresenceState, Untrusted } from "@porchlight/ui";
import { UserPen } from "lucide-react";
import { useLive } from "../presence/use-live";
import { activityWords, moodWords, placeWords } from "../words/activity-words";
import { ui, words } from "../words/words";
import { type MyChoice, type Preset, presets } from "./my-choice";
import type { MyStatus } from "./my-status";
import { NoteField } from "./note-field";
import { showStatus } from "./open-status";
import { UntilField } from "./until-field";

const marks: Readonly<Record<Preset, PresenceState>> = {
  available: "available",
  away: "away",
  busy: "busy",
  meeting: "busy",
  "do-not-disturb": "busy",
  invisible: "offline",
};

/** My own status: one tap sets it. */
export function StatusPanel({ myStatus }: { readonly myStatus: MyStatus }) {
  const { choice, publication } = useLive(myStatus, () => myStatus.view);
  return (
    <section
      aria-labelledby="my-status"
      className="flex flex-col gap-4"
      data-testid="my-status"
      data-preset={choice.preset}
      data-publication={publication.kind}
    >
      <h2 id="my-status" className="flex h-8 items-center font-semibold text-lg">
        {words.myStatus.title}
      </h2>
      <fieldset
        aria-labelledby="my-status"
        className="grid grid-cols-2 overflow-hidden rounded-md border border-line bg-surface md:grid-cols-1 md:divide-y md:divide-line"
      >
        {presets.map((preset) => (
          <PresetChoice
            key={preset}
            preset={preset}
            chosen={choice.preset === preset}
            onChoose={() => myStatus.set({ preset })}
          />
        ))}
      </fieldset>
      {choice.preset === "invisible" && (
        <p className="text-sm text-text-muted">{words.myStatus.invisibleHelp}</p>
      )}
      <NoteField key={choice.note} note={choice.note} onSave={(note) => myStatus.set({ note })} />
      <UntilField until={choice.until} onChange={(until) => myStatus.set({ until })} />
      <MoreWords choice={choice} />
      <Button className="w-full" onClick={() => showStatus("now")} data-testid="open-status">
        <UserPen aria-hidden="true" />
        {words.myStatus.more}
      </Button>
      <p role="status" className="text-sm text-warn empty:sr-only">
        {publicationWords(publication)}
      </p>
      {publication.kind === "refused" && (
        <Button
          size="sm"
          className="self-start"
          onClick={() => myStatus.publishAgain()}
          data-testid="publish-again"
        >
          {ui.tryAgain}
        </Button>
      )}
    </section>
  );
}

/** What is said besides preset and note. */
function MoreWords({ choice: { activity, mood, place } }: { readonly choice: MyChoice }) {
  const words = [activity && activityWords(activity), mood && moodWords(mood), place && placeWords(place)];
  const said = words.filter(Boolean).join(" · ");
  if (said === "") return null;
  return (
    <p className="wrap-anywhere text-sm text-text-muted" data-testid="my-more">
      <Untrusted text={said} />
    </p>
  );
}

interface PresetChoiceProps {
  readonly preset: Preset;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function PresetChoice({ preset, chosen, onChoose }: PresetChoiceProps) {
  return (
    <label className="flex min-h-10 cursor-pointer items-center gap-2.5 px-3 transition-colors hover:bg-surface-raised has-checked:bg-surface-raised has-checked:font-medium has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent pointer-coarse:min-h-11">
      <input
        type="radio"
        name="status"
        className="sr-only"
        checked={chosen}
        onChange={onChoose}
        data-testid={`status-${preset}`}
      />
      <span aria-hidden="true" className="flex">
        <PresenceMark state={marks[preset]} />
      </span>
      <span className="grow">{words.preset[preset]}</span>
      {chosen && <span aria-hidden="true" className="size-1.5 rounded-full bg-accent" />}
    </label>
  );
}

function publicationWords(publication: PublicationState): string | undefined {
  if (publication.kind === "refused") return words.myStatus.refused(publication.statusCode);
  return publication.kind === "waiting" ? words.myStatus.waiting : undefined;
}
