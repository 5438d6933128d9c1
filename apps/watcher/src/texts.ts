import type { Silence } from "./presence/contact-state";
import type { SignInProblem } from "./session/session";
import type { Preset } from "./status/my-choice";

/** Every word of the interface, in English. */
export const texts = {
  productName: "Porchlight",
  tagline: "See who is home, and leave your own light on.",

  signIn: {
    title: "Sign in",
    address: "Address",
    addressHelp: (domain: string) => `Your name, or name@${domain}.`,
    password: "Password",
    stay: "Stay signed in on this device",
    stayHelp: "Keeps your password in this browser. Leave it off on a shared computer.",
    submit: "Sign in",
    busy: "Signing in",
    emptyAddress: "Type your address.",
    malformedAddress: "This is not an address. It looks like alice@office.test.",
    emptyPassword: "Type your password.",
  },

  signInProblem: (problem: SignInProblem): string => {
    switch (problem.kind) {
      case "wrong-credentials":
        return "Address or password is wrong. Check both and try again.";
      case "unreachable":
        return "The server cannot be reached. Check your network, then try again.";
      case "refused":
        return `The server refused the sign-in (code ${problem.statusCode}). Ask whoever runs it.`;
    }
  },

  preset: {
    available: "Available",
    away: "Away",
    busy: "Busy",
    meeting: "In a meeting",
    invisible: "Invisible",
  } satisfies Record<Preset, string>,

  silence: {
    asking: "Asking",
    "not-allowed": "Does not share with you",
    "no-such-address": "No such address",
    "too-many": "Over your limit of contacts",
    "not-answering": "No answer yet",
  } satisfies Record<Silence, string>,

  myStatus: {
    title: "My status",
    note: "Note",
    notePlaceholder: "A few words for your contacts",
    saveNote: "Save note",
    clearNote: "Clear note",
    until: "Until",
    untilOpen: "Until I change it",
    untilMinutes: (minutes: number) => (minutes < 60 ? `For ${minutes} minutes` : `For ${minutes / 60} h`),
    untilTime: "Until a time",
    untilAt: (time: string) => `Until ${time}, then available`,
    timeOfDay: "Time of day",
    invisibleHelp: "Others see you as offline. You still see them.",
    publishing: "Saving",
    waiting: "The server asked to wait. Your newest status goes out soon.",
    refused: (code: number) => `The server did not take your status (code ${code}).`,
  },

  board: {
    title: "Contacts",
    find: "Find a contact",
    sort: "Sort by",
    sortByStatus: "Status",
    sortByName: "Name",
    add: "Add contact",
    noGroup: "Contacts",
    available: (available: number, all: number) => `${available} of ${all} available`,
    noMatch: (query: string) => `Nobody matches “${query}”.`,
    clearFind: "Show all",
    emptyTitle: "Nobody here yet",
    emptyBody: "Add somebody by address, and their light appears here as soon as they let you see it.",
    asOf: (time: string) => `as of ${time}`,
    until: (time: string) => `until ${time}`,
    pending: "Waiting for approval",
    justNow: "just now",
    forSpan: (span: string) => span,
  },

  editContact: {
    addTitle: "Add contact",
    addHelp: "They are asked, or their rules decide, whether you may see them.",
    editTitle: "Edit contact",
    address: "Address",
    addressHelp: (domain: string) => `A name, or name@${domain}.`,
    name: "Name",
    nameHelp: "How you call them. Leave it empty to go by the address.",
    group: "Group",
    groupHelp: "Contacts with the same group stand together.",
    add: "Add",
    save: "Save",
    cancel: "Cancel",
    known: "This contact is on your board already.",
    self: "This is you.",
  },

  card: {
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
    about: "About",
    open: "open",
    closed: "closed",
    inUse: "in use",
    idle: "idle",
    lastUsed: (time: string) => `last used ${time}`,
    unnamedDevice: "Device",
    nothing: "Nothing more is shared with you.",
  },

  connection: {
    lost: (time: string) => `Connection lost at ${time}. You see the last known state.`,
    retryIn: (seconds: number) => (seconds > 0 ? `Next try in ${seconds} s.` : "Trying now."),
    tryNow: "Try now",
  },

  signOut: "Sign out",
} as const;

/** An RPID or CIPID word as people write it: `on-the-phone` is "on the phone". */
export const spelled = (word: string): string => word.replace(/[-_]/g, " ");
