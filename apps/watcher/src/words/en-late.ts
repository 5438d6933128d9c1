import type { ContentFailure, Delivery, RulesFailure, SeenBy, XdmFailure } from "@porchlight/presence-client";
import type { ToldCapability } from "../card/capability-facts";
import type { BookFailure } from "../contacts/contact-book";
import type { Silence } from "../presence/contact-state";
import type { InputSharing } from "../profile/my-profile";
import type { DraftFault } from "../status/plan/entry-draft";
import type { Day } from "../status/plan/planned-entry";
import type { Choice } from "../visibility/choice";
import type { Part } from "../visibility/parts";

const number = (value: number): string => value.toLocaleString("en");

/** The words of everything that comes after the board, in English. */
export const enLate = {
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
    askedAgain: (time: string) => `Next time at ${time}.`,
    /** What that means, and what can be done. */
    silence: {
      asking: "The server is being asked. What it says appears here by itself.",
      "not-allowed": "Nothing is shared with you. You can write to them and ask.",
      "no-such-address": "Nobody has this address. Look whether it is spelled right.",
      "no-presence": "Addresses of this kind do not say how somebody is.",
      "too-many": "You watch as many contacts as you may. Remove others to see this one.",
      "not-answering":
        "The server does not say it now: it may be overloaded or not ready. It is asked again by itself.",
    } satisfies Record<Silence, string>,

    capability: {
      audio: "calls",
      video: "video",
      message: "messages",
      text: "text while typing",
      data: "data",
      application: "applications",
    } satisfies Record<ToldCapability, string>,
  },

  book: {
    stranded: (count: number) =>
      count === 1
        ? "One contact that only this browser had could not be put into your list."
        : `${number(count)} contacts that only this browser had could not be put into your list.`,
    omitted: (count: number, shown: number) =>
      `Your list has ${number(count)} more contacts. The board shows the first ${number(shown)}.`,
    surplus: (most: number, count: number) =>
      `You can watch ${number(most)} ${most === 1 ? "contact" : "contacts"}. ${count === 1 ? "One more is" : `${number(count)} more are`} in your list, without a light; nobody was removed.`,
    tryAgain: "Try again",
    failure: (failure: BookFailure): string => {
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
    fullAt: (most: number) =>
      `You can have ${number(most)} ${most === 1 ? "contact" : "contacts"}, and have as many. Remove somebody first.`,
    self: "This is you.",
  },

  group: {
    editTitle: "Edit group",
    editHelp: "A removed group leaves its contacts on your board.",
    title: "Title",
    emptyTitle: "Type a title.",
    remove: "Remove group",
  },

  you: {
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
    pictureFailure: (failure: ContentFailure): string => {
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
    },
    sharing: "Where and how",
    sharingHelp: "Nothing of this is told unless you say so.",
    sphere: "Where you are",
    sphereOf: { "": "Say nothing", home: "At home", work: "At work" },
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
  },

  plan: {
    title: "Planned",
    help: "What you plan is said on time, also while you are signed out. Whatever a device of yours says at the time comes first.",
    loading: "Reading your plan",
    failed: "Your plan cannot be read at the moment.",
    unread: (failure: XdmFailure): string =>
      failure.kind === "unreachable" || failure.kind === "unavailable"
        ? "The server cannot be reached, or is in trouble. Nothing of your plan is lost."
        : "The server does not show it to this page. Nothing of your plan is lost; ask whoever runs it.",
    unreadable:
      "What the server keeps of you holds something that this page does not understand, so it is left as it is. Whoever runs the server can help.",
    empty: "Nothing is planned.",
    zone: (zone: string) => `Weekly times are those of the clocks in ${zone}.`,
    over: "over",
    remove: "Remove",
    removeOf: (what: string) => `Remove: ${what}`,
    addTitle: "Plan something",
    kind: "When",
    kindOf: { once: "Once", weekly: "Every week" },
    what: "What you do then",
    note: "Note",
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
    untilOnly: (until: string) => `Until ${until}`,
    fault: {
      words: "Say what you do, or write a note.",
      days: "Choose at least one day.",
      times: "Give both times.",
      order: "The end has to come after the beginning. What goes over midnight is two entries.",
    } satisfies Record<DraftFault, string>,
    failure: (failure: XdmFailure): string => {
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
    },
  },

  visibility: {
    wants: (name: string) => `${name} wants to see you`,
    wantMany: (count: number) => `${number(count)} people want to see you`,
    showRequests: "Show",
    since: (time: string) => `Asked ${time}`,
    allow: "Let see",
    politeBlock: "Appear offline",
    block: "Block",
    about: (what: string, name: string) => `${what}: ${name}`,
    undo: "Undo",
    undoOf: (said: string) => `Undo: ${said}`,
    waiting: "Waiting for you",
    waitingHelp: "They see nothing of you until you decide. Somebody you appear offline to is not told.",
    nobodyWaits: "Nobody waits for a decision.",
    anonymous: "Somebody who stays anonymous",
    anonymousWait: (count: number) =>
      count === 1
        ? "One request hides who it is from. Your rules decide about all such requests together."
        : `${number(count)} requests hide who they are from. Your rules decide about all such requests together.`,
    watching: "Watching you now",
    nobodyWatches: "Nobody is watching you at the moment.",
    untold: "The server does not tell who watches you.",
    watchingLoading: "Asking who watches you",
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
    /** What decided, for somebody of that name. The server says it in English. */
    why: ({ sentence }: SeenBy, _name: string): string => sentence,
    seeYou: "What they see of you",
    save: "Save",
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

    failure: (failure: RulesFailure): string => {
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
  },

  chat: {
    title: "Messages",
    loading: "Loading messages",
    failed: "Messages could not be loaded.",
    tryAgain: "Try again",
    none: "No messages yet",
    noneHelp:
      "Write to an address, or open a contact and choose Write. This tab keeps what is said until you sign out.",
    to: "To",
    toHelp: "A name, or an address such as bob@office.test.",
    noAddress: "This is not an address. It looks like bob@office.test.",
    write: "Write",
    you: "You",
    callsItself: (name: string) => `Calls itself ${name}`,
    with: (name: string) => `Messages with ${name}`,
    begin: (name: string) =>
      `Nothing said yet. What you write goes to every device of ${name} that is there.`,
    message: (name: string) => `Message to ${name}`,
    keys: "Enter sends, Shift and Enter begins a new line.",
    send: "Send",
    tooLong: "This is too long for one message. Shorten it, or send it in parts.",
    over: (octets: number) => `Too long by ${number(octets)} bytes.`,
    writing: (name: string) => `${name} is writing`,
    cannotAnswer: "This sender has no address that can be answered.",
    showAll: "Show all of it",
    subject: (text: string) => `About: ${text}`,
    author: (text: string) => `Says it was written by ${text}`,
    expired: "Came after its time",
    notUnderstood: (names: string) => `May be incomplete: it needs ${names}, which this page does not know.`,
    delivery: (delivery: Delivery): string => {
      switch (delivery.kind) {
        case "sending":
          return "Sending";
        case "delivered":
          return "Delivered";
        case "relayed":
          return "Passed on";
        case "not-there":
          return "Not delivered: not there at the moment";
        case "no-such-address":
          return "Not delivered: no such address";
        case "refused":
          return "Not delivered: messages are not allowed";
        case "unsupported":
          return "Not delivered: the other side shows no text";
        case "too-large":
          return "Not delivered: too long";
        case "offline":
          return "Not sent: no connection";
        case "uncertain":
          return "No answer: it may not have arrived";
        case "failed":
          return `Not delivered (code ${delivery.statusCode})`;
      }
    },
  },
};
