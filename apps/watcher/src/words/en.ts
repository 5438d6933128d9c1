import type { AddressProblem } from "@porchlight/presence-client";
import { activitiesEn } from "@porchlight/ui/words/activities-en";
import { uiEn } from "@porchlight/ui/words/en";
import type { BookFailure } from "../contacts/contact-book";
import type { Silence } from "../presence/contact-state";
import type { SignInProblem } from "../session/session";
import type { Preset } from "../status/my-choice";

/** What a server says of itself that answers and does not serve. */
const trouble = (statusCode: number): string =>
  statusCode === 503
    ? "The server is overloaded or not ready yet."
    : `The server has a fault (code ${statusCode}).`;

const number = (value: number): string => value.toLocaleString("en");

/** The words of the sign-in and the board, in English. What comes after the board is in `en-late.ts`. */
export const en = {
  ui: uiEn,
  productName: "Porchlight",
  tagline: "See who is home, and leave your own light on.",
  language: "Language",

  signIn: {
    address: "Address",
    addressHelp: (domain: string) => `Your name, or name@${domain}.`,
    password: "Password",
    stay: "Stay signed in on this device",
    stayHelp: "Keeps your password in this browser. Leave it off on a shared computer.",
    submit: "Sign in",
    busy: "Signing in",
    addressProblem: {
      empty: "Type your address.",
      malformed: "This is not an address. It looks like alice@office.test.",
    } satisfies Record<AddressProblem, string>,
    emptyPassword: "Type your password.",
  },
  signOut: "Sign out",

  signInProblem: (problem: SignInProblem): string => {
    switch (problem.kind) {
      case "wrong-credentials":
        return "Address or password is wrong. Check both and try again.";
      case "unreachable":
        return "The server cannot be reached. Check your network, then try again.";
      case "not-ready":
        return `${trouble(problem.statusCode)} Try again in ${problem.waitSeconds ? `${problem.waitSeconds} s` : "a moment"}.`;
      case "refused":
        return problem.statusCode === 404
          ? "The server does not know this address. Check it and try again."
          : `The server does not let you sign in (code ${problem.statusCode}). Ask whoever runs it.`;
    }
  },

  /** What others read of the device: which browser on which system, either of which may not be known. */
  device: (browser: string | undefined, system: string | undefined): string =>
    system === undefined ? (browser ?? "Browser") : `${browser ?? "Browser"} on ${system}`,

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

  activities: activitiesEn,

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
    more: "Say more",
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
    editGroup: (title: string) => `Edit group ${title}`,
    emptyGroup: "Nobody in this group yet.",
    available: (available: number, all: number) => `${number(available)} of ${number(all)} available`,
    noMatch: (query: string) => `Nobody matches “${query}”.`,
    clearFind: "Show all",
    failedTitle: "Your contacts cannot be shown",
    failed: (failure: BookFailure): string =>
      failure.kind === "offline"
        ? "The server cannot be reached. They appear as soon as it is back."
        : failure.kind === "unreadable"
          ? "Your list on the server is not one of contacts. It is left as it is; ask whoever runs the server."
          : "The server does not show you your list. Ask whoever runs it.",
    loading: "Reading your contacts",
    emptyTitle: "Nobody here yet",
    emptyBody: "Add somebody by address, and their light appears here as soon as they let you see it.",
    asOf: (time: string) => `as of ${time}`,
    until: (time: string) => `until ${time}`,
    pending: "Waiting for approval",
    changed: (name: string, state: string) => `${name} is now: ${state}.`,
    manyChanged: (count: number) => `${number(count)} contacts have changed.`,
  },

  messages: {
    open: (unread: number) => (unread === 0 ? "Messages" : `Messages, ${number(unread)} unread`),
    unread: (count: number) => (count === 1 ? "1 unread message" : `${number(count)} unread messages`),
    news: (name: string) => `New message from ${name}`,
  },

  whoSees: {
    title: "Who can see you",
    watchingNow: (count: number) =>
      count === 0
        ? "Nobody watches you now."
        : count === 1
          ? "1 person watches you now."
          : `${number(count)} people watch you now.`,
    waitingFor: (count: number) =>
      count === 1 ? "1 person waits for you." : `${number(count)} people wait for you.`,
  },

  connection: {
    lost: (time: string) => `Connection lost at ${time}.`,
    trouble,
    lastKnown: "You see the last known state.",
    retryIn: (seconds: number) => (seconds > 0 ? `Next try in ${seconds} s.` : "Trying now."),
    tryNow: "Try now",
  },

  late: {
    failed: "This part of the page could not be loaded. The server may have a newer one.",
    reload: "Load the page again",
  },
};
