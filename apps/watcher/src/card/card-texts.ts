import type { ToldCapability } from "./capability-facts";

/** The words of a contact's card, which comes after the board. */
export const cardTexts = {
  edit: "Edit",
  remove: "Remove",
  removeTitle: (name: string) => `Remove ${name}?`,
  removeHelp: "They leave your board. You can add them again at any time.",
  removeYes: "Remove contact",
  tryAgain: "Try again",
  activities: "Doing",
  mood: "Mood",
  place: "Place",
  since: "Since",
  until: "Until",
  received: "Last news",
  localTime: "Their time",
  services: "Reachable by",
  devices: "Devices",
  about: "Calls itself",
  homepage: "Homepage",
  later: "Later",
  span: (from: string, until: string | undefined) =>
    until === undefined ? `from ${from}` : `${from} to ${until}`,
  pictureMismatch: "The picture is not the one that was announced, so it is not shown.",
  pictureRefused: "The picture is kept in a place that this page fetches nothing from.",
  noImage: "The picture is of a kind or size that is not shown here.",
  open: "open",
  closed: "closed",
  inUse: "in use",
  idle: "idle",
  lastUsed: (time: string) => `last used ${time}`,
  unnamedDevice: "Device",
  nothing: "Nothing more is shared with you.",

  capability: {
    audio: "calls",
    video: "video",
    message: "messages",
    text: "text while typing",
    data: "data",
    application: "applications",
  } satisfies Record<ToldCapability, string>,
} as const;
