import type { ContentFailure, XdmFailure } from "@porchlight/presence-client";
import type { InputSharing } from "../profile/my-profile";
import type { Day } from "./plan/planned-entry";

/** The words of the page about oneself, which comes after the board. */
export const youTexts = {
  title: "What others see of you",
  now: "At the moment",
  nowHelp: "Goes with your status, and ends with it.",
  activity: "What you do",
  mood: "Mood",
  place: "Kind of place",
  nothing: "Say nothing",
  ownWords: "In your own words",
  ownWordsOf: (label: string) => `${label}, in your own words`,
  person: "You",
  personHelp: "Shown with every status. Who sees it is up to your rules.",
  name: "Name",
  homepage: "Homepage",
  homepageWrong: "This is no web address. It looks like https://example.com.",
  choosePicture: "Choose a picture",
  replacePicture: "Replace the picture",
  removePicture: "Remove",
  pictureHelp: "It is cut to a small square here, and nothing else of the file leaves your computer.",
  pictureUnreadable:
    "Your browser cannot open this picture. Choose a PNG, JPEG, GIF or WebP of less than 30 MB.",
  sharing: "Where and how",
  sharingHelp: "Nothing of this is told unless you say so.",
  sphere: "Where you are",
  localTime: "Tell your local time",
  input: "Use of this device",
  inputHelp: "A device counts as idle after ten minutes without a key or a touch on this page.",
  inputSharing: {
    nothing: "Say nothing",
    state: "Whether you use it",
    time: "Whether you use it, and since when not",
  } satisfies Record<InputSharing, string>,

  tabs: { now: "Now", plan: "Planned" },
  tabsLabel: "What is said, and when",

  planHelp:
    "What you plan is said on time, also while you are signed out. Whatever a device of yours says at the time comes first.",
  planLoading: "Reading your plan",
  planFailed: "Your plan cannot be read at the moment.",
  planUnreadable:
    "What the server keeps of you holds something that this page does not understand, so it is left as it is. Whoever runs the server can help.",
  planEmpty: "Nothing is planned.",
  planZone: (zone: string) => `Weekly times are those of the clocks in ${zone}.`,
  planned: "Planned",
  over: "over",
  remove: "Remove",
  removeOf: (what: string) => `Remove: ${what}`,
  addTitle: "Plan something",
  kind: "When",
  kindOf: { once: "Once", weekly: "Every week" },
  what: "What you do then",
  planNote: "Note",
  from: "From",
  until: "Until",
  days: "Days",
  dayOf: {
    mon: "Mon",
    tue: "Tue",
    wed: "Wed",
    thu: "Thu",
    fri: "Fri",
    sat: "Sat",
    sun: "Sun",
  } satisfies Record<Day, string>,
  add: "Add to plan",
  span: (from: string, until: string) => `${from} to ${until}`,
  needsWords: "Say what you do, or write a note.",
  needsDays: "Choose at least one day.",
  needsTimes: "Give both times.",
  needsOrder: "The end has to come after the beginning. What goes over midnight is two entries.",
} as const;

export function contentFailureWords(failure: ContentFailure): string {
  switch (failure.kind) {
    case "unreachable":
    case "unavailable":
      return "The server cannot be reached, so the picture was left as it is. Try again when you are connected.";
    case "too-large":
      return "The server keeps no more pictures of yours, or none of this size.";
    case "unsupported-type":
      return "The server does not take pictures of this kind.";
    case "unauthorized":
    case "forbidden":
    case "not-found":
    case "expired":
    case "refused":
    case "unreadable-answer":
    case "mismatch":
    case "not-fetched":
      return "The server did not take the picture. Ask whoever runs it.";
  }
}

export function planFailureWords(failure: XdmFailure): string {
  switch (failure.kind) {
    case "unreachable":
    case "unavailable":
      return "The server cannot be reached, so nothing was changed. Try again when you are connected.";
    case "precondition-failed":
      return "Your plan is being changed elsewhere at this moment. Try again.";
    case "too-large":
      return "Your plan has reached the limit of the server. Remove what is over.";
    case "conflict":
      return failure.report.kind === "constraint-failure" && failure.report.phrase
        ? `The server did not take it: ${failure.report.phrase}.`
        : "The server did not take it. Nothing was changed.";
    case "unauthorized":
    case "forbidden":
    case "not-found":
    case "refused":
    case "invalid":
    case "unreadable-answer":
      return "The server did not take it. Nothing was changed; ask whoever runs it.";
  }
}
