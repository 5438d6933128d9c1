import type { RulesFailure } from "@porchlight/presence-client";
import type { ToldCapability } from "./card/capability-facts";
import type { BookFailure } from "./contacts/contact-book";
import type { Silence } from "./presence/contact-state";
import type { SignInProblem } from "./session/session";
import type { Preset } from "./status/my-choice";
import type { Choice } from "./visibility/choice";
import type { Part } from "./visibility/parts";

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
  },

  capability: {
    audio: "calls",
    video: "video",
    message: "messages",
    text: "text while typing",
    data: "data",
    application: "applications",
  } satisfies Record<ToldCapability, string>,

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
  },

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
