import { ACTIVITIES, MOODS, PLACE_TYPES } from "@porchlight/documents";
import { activityWords, moodWords } from "../words/activity-words";
import { fitPreset } from "./fit-preset";
import type { MyChoice } from "./my-choice";
import type { MyStatus } from "./my-status";
import { Section } from "./section";
import { WordField } from "./word-field";
import { youTexts } from "./you-texts";

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
    <Section title={youTexts.now} help={youTexts.nowHelp}>
      <WordField
        label={youTexts.activity}
        value={choice.activity}
        words={activities}
        wordsOf={activityWords}
        onChange={(activity) => myStatus.set({ preset: fitPreset(choice.preset, activity), activity })}
        testId="my-activity"
      />
      <WordField
        label={youTexts.mood}
        value={choice.mood}
        words={moods}
        wordsOf={moodWords}
        onChange={(mood) => myStatus.set({ mood })}
        testId="my-mood"
      />
      <WordField
        label={youTexts.place}
        value={choice.place}
        words={places}
        wordsOf={moodWords}
        onChange={(place) => myStatus.set({ place })}
        testId="my-place"
      />
    </Section>
  );
}
