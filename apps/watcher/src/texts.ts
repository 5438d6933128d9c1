import type { BookFailure } from "./contacts/contact-book";
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
    "do-not-disturb": "Do not disturb",
    invisible: "Invisible",
  } satisfies Record<Preset, string>,

  silence: {
    asking: "Asking",
    "not-allowed": "Does not share with you",
    "no-such-address": "No such address",
    "no-presence": "Shares no presence",
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

  you: {
    open: "Say more",
    sphereOf: { "": "Say nothing", home: "At home", work: "At work" },
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
    omitted: (count: number) => `Your list has ${count} more contacts. The board shows the first 1000.`,
    failedTitle: "Your contacts cannot be shown",
    failed: (failure: BookFailure): string =>
      failure.kind === "offline"
        ? "The server cannot be reached. They appear as soon as it is back."
        : failure.kind === "unreadable"
          ? "Your list on the server is not one of contacts. It is left as it is; ask whoever runs the server."
          : "The server does not show you your list. Ask whoever runs it.",
    loading: "Reading your contacts",
    stranded: (count: number) =>
      count === 1
        ? "One contact that only this browser had could not be put into your list."
        : `${count} contacts that only this browser had could not be put into your list.`,
    tryAgain: "Try again",
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
    groupHelp: "Contacts of one group stand together. A new word makes a new group.",
    add: "Add",
    save: "Save",
    cancel: "Cancel",
    known: "This contact is on your board already.",
    self: "This is you.",
  },

  group: {
    edit: (title: string) => `Edit group ${title}`,
    editTitle: "Edit group",
    editHelp: "A removed group leaves its contacts on your board.",
    title: "Title",
    emptyTitle: "Type a title.",
    remove: "Remove group",
    empty: "Nobody in this group yet.",
  },

  bookFailure: (failure: BookFailure): string => {
    switch (failure.kind) {
      case "offline":
        return "The server cannot be reached, so nothing was changed. Try again when you are connected.";
      case "contended":
        return "Your list is being changed elsewhere at this moment. Try again.";
      case "gone":
        return "This was removed elsewhere in the meantime.";
      case "known":
        return "This contact is in that group already, under another name.";
      case "title-taken":
        return "Another group has this title.";
      case "full":
        return "Your list has reached the limit of the server. Remove contacts you no longer need.";
      case "disallowed":
        return failure.phrase
          ? `The server did not take the change: ${failure.phrase}.`
          : "The server did not take the change. Ask whoever runs it.";
      case "unreadable":
        return "Your list on the server is not one of contacts, so it was left as it is.";
    }
  },

  visibility: {
    title: "Who can see you",
    open: "Who can see you",
    watchingNow: (count: number) =>
      count === 0
        ? "Nobody watches you now."
        : count === 1
          ? "1 person watches you now."
          : `${count} people watch you now.`,
    waitingFor: (count: number) =>
      count === 1 ? "1 person waits for you." : `${count} people wait for you.`,
  },

  connection: {
    lost: (time: string) => `Connection lost at ${time}. You see the last known state.`,
    retryIn: (seconds: number) => (seconds > 0 ? `Next try in ${seconds} s.` : "Trying now."),
    tryNow: "Try now",
  },

  late: {
    failed: "This part of the page could not be loaded. The server may have a newer one.",
    reload: "Load the page again",
  },

  signOut: "Sign out",
} as const;

/** An RPID or CIPID word as people write it: `on-the-phone` is "on the phone". */
export const spelled = (word: string): string => word.replace(/[-_]/g, " ");
