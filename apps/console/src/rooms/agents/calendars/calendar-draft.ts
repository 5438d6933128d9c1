import type { Say } from "~/words/say";
import { fieldFaults } from "../../../api/form-faults";
import { capital } from "../../../api/sentence";

/** The form of a calendar. */
export interface CalendarDraft {
  readonly owner: string;
  readonly name: string;
  readonly kind: "feed" | "upload";
  readonly feedUrl: string;
  readonly file: File | undefined;
  readonly timeZone: string;
  readonly showsTitles: boolean;
}

export type DraftFaults = Partial<Record<"owner" | "name" | "feedUrl" | "file" | "timeZone", string>>;

const NAME = /^[a-z0-9][a-z0-9._-]{0,31}$/;

/** What has to be mended before it is sent. A calendar that stands keeps its feed or its text when none is given. */
export function draftFaults(
  draft: CalendarDraft,
  standing: CalendarDraft["kind"] | undefined,
  say: Say,
): DraftFaults {
  const { owner, name, kind, feedUrl, file } = draft;
  const isKept = standing === kind;
  return {
    ...(owner.trim() === "" && { owner: say("parts.enterAnAddressErin") }),
    ...(!NAME.test(name.trim()) && { name: say("agents.n1To32OfAZ") }),
    ...(kind === "feed" &&
      feedUrl.trim() === "" &&
      !isKept && { feedUrl: say("agents.enterTheAddressOfTheFeed") }),
    ...(kind === "upload" && file === undefined && !isKept && { file: say("parts.chooseAFile") }),
  };
}

/** The same of what the server said. */
export function serverFaults(error: unknown, say: Say): DraftFaults {
  return Object.fromEntries(
    fieldFaults(error, say).flatMap(({ field, text }) => {
      const name = FIELDS.get(field);
      return name === undefined ? [] : [[name, capital(text)]];
    }),
  );
}

/** What the contract calls the fields. */
const FIELDS: ReadonlyMap<string, keyof DraftFaults> = new Map([
  ["aor", "owner"],
  ["name", "name"],
  ["feedUrl", "feedUrl"],
  ["text", "file"],
  ["timeZone", "timeZone"],
]);

/** What the API takes; a feed and a text that are not given stay as they are. */
export async function calendarBody({ kind, feedUrl, file, timeZone, showsTitles }: CalendarDraft) {
  const common = { timeZone: timeZone.trim(), showsTitles };
  if (kind === "upload") return file === undefined ? common : { ...common, text: await file.text() };
  return feedUrl.trim() === "" ? common : { ...common, feedUrl: feedUrl.trim() };
}
