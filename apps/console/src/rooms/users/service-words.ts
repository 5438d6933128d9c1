import type { User } from "@porchlight/admin-api";
import type { Say } from "~/words/say";

export type Service = keyof User["services"];

interface ServiceWords {
  readonly service: Service;
  readonly label: string;
  readonly hint: string;
}

/** The services of a profile in words, and what switching one off does. */
export const serviceWordsOf = (say: Say): readonly ServiceWords[] => [
  {
    service: "publish",
    label: say("users.publish"),
    hint: say("users.offWhatItPublishedIsWithdrawn"),
  },
  {
    service: "watch",
    label: say("users.watchOthers"),
    hint: say("users.offItWatchesNobodyAnyMore"),
  },
  {
    service: "list",
    label: say("users.watchWholeLists"),
    hint: say("users.offSubscriptionsToListsEndIt"),
  },
  { service: "message", label: say("users.messages"), hint: say("users.offItNeitherSendsNorGets") },
  {
    service: "call",
    label: say("users.calls"),
    hint: say("users.offItNeitherCallsNorIs"),
  },
];
