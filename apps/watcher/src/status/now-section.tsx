import { ACTIVITIES, MOODS, PLACE_TYPES } from "@porchlight/documents";
import { activityWords, moodWords, placeWords } from "../words/activity-words";
import { lateWords } from "../words/late-words";
import { fitPreset } from "./fit-preset";
import type { MyChoice } from "./my-choice";
import type { MyStatus } from "./my-status";
import { Section } from "./section";
import { WordField } from "./word-field";

/** What the presets say is chosen there. */
const activities = ACTIVITIES.filter((word) => word !== "away" && word !== "busy" && word !== "unknown");
const moods = MOODS.filter((word) => word !== "unknown");
const places = PLACE_TYPES.filter((word) => word !== "unknown");

export interface NowSectionProps {
  readonly choice: MyChoice;
  readonly myStatus: MyStatus;
}

/** What belongs to the status of the moment, and ends with it. */
export function NowSection({ choice, myStatus }: NowSectionProps) {
  return (
    <Section title={lateWords.you.now} help={lateWords.you.nowHelp}>
      <WordField
        label={lateWords.you.activity}
        value={choice.activity}
        words={activities}
        wordsOf={activityWords}
        onChange={(activity) => myStatus.set({ preset: fitPreset(choice.preset, activity), activity })}
        testId="my-activity"
      />
      <WordField
        label={lateWords.you.mood}
        value={choice.mood}
        words={moods}
        wordsOf={moodWords}
        onChange={(mood) => myStatus.set({ mood })}
        testId="my-mood"
      />
      <WordField
        label={lateWords.you.place}
        value={choice.place}
        words={places}
        wordsOf={placeWords}
        onChange={(place) => myStatus.set({ place })}
        testId="my-place"
      />
    </Section>
  );
}
