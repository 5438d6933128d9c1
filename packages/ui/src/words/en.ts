import type { UiWords } from "../ui-words";

export const uiEn: UiWords = {
  locale: "en",
  close: "Close",
  dismiss: "Dismiss",
  messages: "Messages",
  tryAgain: "Try again",
  copy: "Copy",
  copied: "Copied",
  copyRefused: "The browser did not allow it",
  live: { connecting: "Connecting", live: "Live", broken: "Reconnecting" },
  roundTrip: "Round trip of the last request",
  theme: { system: "Theme: as the system", dark: "Theme: dark", light: "Theme: light" },
  presence: {
    available: "Available",
    away: "Away",
    busy: "Busy",
    "in-a-call": "In a call",
    offline: "Offline",
    unknown: "Unknown",
    pending: "Pending",
  },
  time: {
    justNow: "just now",
    ago: "{span} ago",
    ahead: "in {span}",
    expired: "expired",
    days: "{count} d",
    hours: "{count} h",
    minutes: "{count} min",
    seconds: "{count} s",
  },
};
