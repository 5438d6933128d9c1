import type { Mark } from "../feed/shown";

type Words = Readonly<Record<Mark | "pending", string>>;

const ENGLISH: Words = {
  available: "Available",
  away: "Away",
  busy: "Busy",
  "in-a-call": "In a call",
  offline: "Offline",
  unknown: "Unknown",
  pending: "Pending",
};

const GERMAN: Words = {
  available: "Verfügbar",
  away: "Abwesend",
  busy: "Beschäftigt",
  "in-a-call": "Im Gespräch",
  offline: "Offline",
  unknown: "Unbekannt",
  pending: "Angefragt",
};

/** The words of a language (BCP 47), English where it is not known. */
export const wordsOf = (language: string): Words => (/^de\b/i.test(language) ? GERMAN : ENGLISH);

/** The language those words are in. */
export const languageOf = (language: string): "de" | "en" => (wordsOf(language) === GERMAN ? "de" : "en");
