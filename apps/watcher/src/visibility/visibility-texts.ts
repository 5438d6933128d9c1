import type { RulesFailure } from "@porchlight/presence-client";
import type { Choice } from "./choice";
import type { Part } from "./parts";

/** The words about who sees what, which come after the board. */
export const visibilityTexts = {
  wants: (name: string) => `${name} wants to see you`,
  wantMany: (count: number) => `${count} people want to see you`,
  showRequests: "Show",
  since: (time: string) => `Asked ${time}`,
  allow: "Let see",
  politeBlock: "Appear offline",
  block: "Block",
  about: (what: string, name: string) => `${what}: ${name}`,
  undo: "Undo",
  undoOf: (said: string) => `Undo: ${said}`,
  undoing: "Taking it back",
  back: "Back",
  waiting: "Waiting for you",
  waitingHelp: "They see nothing of you until you decide. Somebody you appear offline to is not told.",
  nobodyWaits: "Nobody waits for a decision.",
  anonymous: "Somebody who stays anonymous",
  anonymousWait: (count: number) =>
    count === 1
      ? "One request hides who it is from. Your rules decide about all such requests together."
      : `${count} requests hide who they are from. Your rules decide about all such requests together.`,
  watching: "Watching you now",
  nobodyWatches: "Nobody is watching you at the moment.",
  untold: "The server does not tell who watches you.",
  rules: "Your rules",
  rulesHelp: "Whoever is let in by one of them is let in.",
  rulesLoading: "Reading your rules",
  rulesFailed: "Your rules cannot be read at the moment.",
  rulesUnreadable:
    "Your rules on the server hold something that this page does not understand, so it shows and changes nothing. Whoever runs the server can help.",
  change: "Change",
  lookUp: "Somebody else",
  lookUpHelp: "See what they can see, and change it.",
  show: "Show",
  changeFor: (name: string) => `Change what ${name} can see`,
  colleagues: (domain: string) => `Colleagues at ${domain}`,
  people: (domain: string) => `People at ${domain}`,
  choose: "What they can see",
  chooseOne: (name: string) => `What ${name} can see`,
  varies: "More is shown at certain times, by a rule of yours.",
  asSeenBy: (name: string) => `You, as ${name} sees you`,
  previewLoading: "Asking the server",
  previewFailed: "The server did not say how you are seen.",
  previewAllowed: "This is what they get.",
  why: "Why",
  seeYou: "What they see of you",
  save: "Save",
  saving: "Saving",
  partsNeeded: "Choose at least one.",

  choice: {
    everything: { label: "Everything", help: "Status, notes, moods, places, devices." },
    availability: { label: "Whether you are available", help: "No notes, activities, moods or places." },
    parts: { label: "What you choose", help: "Only what you tick below." },
    ask: { label: "Nothing until you decide", help: "You are asked, and they wait." },
    "polite-block": { label: "You as offline", help: "Whatever you do. They are not told." },
    block: { label: "Nothing: blocked", help: "They are told that they may not." },
  } satisfies Record<Choice, { readonly label: string; readonly help: string }>,

  part: {
    services: "How to reach you",
    devices: "Your devices",
    activities: "What you do",
    mood: "Your mood",
    note: "Your notes",
    place: "In what kind of place you are",
    "status-icon": "Your picture",
    "time-offset": "Your local time",
    "user-input": "When you last used a device",
    willingness: "Whether you want to be reached",
  } satisfies Record<Part, string>,

  decided: (name: string, isPlural: boolean, choice: Choice): string => {
    const see = isPlural ? "see" : "sees";
    switch (choice) {
      case "everything":
        return `${name} ${see} you now.`;
      case "availability":
        return `${name} ${see} whether you are available.`;
      case "parts":
        return `${name} ${see} what you chose.`;
      case "ask":
        return `${name} ${isPlural ? "have" : "has"} to ask you first.`;
      case "polite-block":
        return `${name} ${see} you as offline.`;
      case "block":
        return `${name} ${isPlural ? "are" : "is"} blocked.`;
    }
  },

  rulesFailure: (failure: RulesFailure): string => {
    switch (failure.kind) {
      case "unreachable":
      case "unavailable":
        return "The server cannot be reached, so nothing was decided. Try again when you are connected.";
      case "precondition-failed":
        return "Your rules are being changed elsewhere at this moment. Try again.";
      case "unauthorized":
      case "forbidden":
        return "The server does not let you change your rules. Ask whoever runs it.";
      case "too-large":
        return "Your rules have reached the limit of the server. Nothing was changed.";
      case "conflict":
      case "invalid":
      case "refused":
      case "not-found":
      case "unreadable-answer":
        return "The server did not take the change. Nothing was changed; ask whoever runs it.";
      case "own-address":
        return "You always see yourself.";
      case "no-address":
        return "This address cannot be written into a rule.";
      case "unreadable":
        return "Your rules hold something that this page does not understand, so nothing was changed.";
      case "listed-elsewhere":
        return "They are in a list that is kept elsewhere and that your rules refer to. Take them off that list first.";
      case "too-intricate":
        return "Your rules are too intricate to change this for them alone. Nothing was changed.";
    }
  },
} as const;
