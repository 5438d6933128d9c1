import type { SubHandling } from "@porchlight/documents";
import type { RuleWords, ShownSummary } from "./rule-words";

export const ENGLISH: RuleWords = {
  enumerated: (names, more) => {
    const parts = more > 0 ? [...names, `${more} more`] : names;
    const last = parts.at(-1) ?? "nobody";
    return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
  },
  everybody: { text: "Everybody", isPlural: false },
  others: { text: "Anybody else", isPlural: false },
  anonymous: { text: "Anonymous watchers", isPlural: true },
  known: { text: "Everybody who is known", isPlural: false },
  colleagues: (domain) => `Colleagues at ${domain}`,
  people: (domain) => `People at ${domain}`,
  except: (names) => ` (but not ${names})`,
  among: (subjects) => subjects.join(" who are also among "),
  inside: (subject) => subject.charAt(0).toLowerCase() + subject.slice(1),
  predicate: (handling, isPlural, shown) =>
    handling === undefined
      ? `also ${isPlural ? "see" : "sees"} ${seen(shown)}, where let in`
      : predicate(handling, isPlural, shown),
  whileSphere: (tokens) => `, while your sphere is ${tokens.join(" or ")}`,
  during: (periods) => `, ${periods.map(({ from, until }) => `from ${from} until ${until}`).join(" and ")}`,
  part: {
    "all-services": "how to reach you",
    "some-services": "some ways to reach you",
    "all-devices": "your devices",
    "some-devices": "some of your devices",
    "all-persons": "yourself",
    "some-persons": "some of what is said about yourself",
    "all-attributes": "all details",
    "user-input": "whether you are at your device",
    location: "your location",
    "unknown-attributes": "some further details",
    "provide-activities": "what you do",
    "provide-mood": "your mood",
    "provide-note": "your notes",
    "provide-place-is": "how it is where you are",
    "provide-place-type": "in what kind of place you are",
    "provide-sphere": "your sphere",
    "provide-privacy": "who may overhear you",
    "provide-relationship": "how others reach you for you",
    "provide-status-icon": "your picture",
    "provide-time-offset": "your local time",
    "provide-class": "how you sort your devices and services",
    "provide-deviceID": "on which device a service is",
    "provide-willingness": "whether you want to be reached",
    "provide-network-availability": "your networks",
    "provide-session-participation": "whether you are in a session",
    "provide-registration-state": "whether you are signed in",
    "provide-barring-state": "which services are barred",
  },
};

function predicate(handling: SubHandling, isPlural: boolean, shown: ShownSummary): string {
  const see = isPlural ? "see" : "sees";
  switch (handling) {
    case "allow":
      return `${see} ${seen(shown)}`;
    case "polite-block":
      return `${see} you as offline, whatever you do`;
    case "confirm":
      return `${isPlural ? "have" : "has"} to ask you first`;
    case "block":
      return `${isPlural ? "are" : "is"} blocked`;
  }
}

/** What is seen, behind "see". */
function seen({ kind, parts }: ShownSummary): string {
  switch (kind) {
    case "everything":
      return "everything";
    case "availability":
      return "whether you are available";
    case "nothing":
      return "nothing of you";
    case "parts":
      return parts;
  }
}
