import type { Delivery } from "@porchlight/presence-client";
import { type Language, language } from "./language";

interface ChatWords {
  readonly title: string;
  readonly loading: string;
  readonly failed: string;
  readonly tryAgain: string;
  readonly none: string;
  readonly noneHelp: string;
  readonly to: string;
  readonly toHelp: string;
  readonly noAddress: string;
  readonly write: string;
  readonly you: string;
  readonly callsItself: (name: string) => string;
  readonly with: (name: string) => string;
  readonly begin: (name: string) => string;
  readonly message: (name: string) => string;
  readonly keys: string;
  readonly send: string;
  readonly tooLong: string;
  readonly over: (octets: number) => string;
  readonly writing: (name: string) => string;
  readonly cannotAnswer: string;
  readonly showAll: string;
  readonly subject: (text: string) => string;
  readonly author: (text: string) => string;
  readonly expired: string;
  readonly notUnderstood: (names: string) => string;
  readonly delivery: (delivery: Delivery) => string;
}

const english: ChatWords = {
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
  callsItself: (name) => `Calls itself ${name}`,
  with: (name) => `Messages with ${name}`,
  begin: (name) => `Nothing said yet. What you write goes to every device of ${name} that is there.`,
  message: (name) => `Message to ${name}`,
  keys: "Enter sends, Shift and Enter begins a new line.",
  send: "Send",
  tooLong: "This is too long for one message. Shorten it, or send it in parts.",
  over: (octets) => `Too long by ${octets} bytes.`,
  writing: (name) => `${name} is writing`,
  cannotAnswer: "This sender has no address that can be answered.",
  showAll: "Show all of it",
  subject: (text) => `About: ${text}`,
  author: (text) => `Says it was written by ${text}`,
  expired: "Came after its time",
  notUnderstood: (names) => `May be incomplete: it needs ${names}, which this page does not know.`,
  delivery: (delivery) => {
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
};

const german: ChatWords = {
  title: "Nachrichten",
  loading: "Nachrichten werden geladen",
  failed: "Die Nachrichten konnten nicht geladen werden.",
  tryAgain: "Noch einmal versuchen",
  none: "Noch keine Nachrichten",
  noneHelp:
    "Schreiben Sie an eine Adresse, oder öffnen Sie einen Kontakt und wählen Sie Schreiben. Dieser Tab behält das Gesagte, bis Sie sich abmelden.",
  to: "An",
  toHelp: "Ein Name oder eine Adresse wie bob@office.test.",
  noAddress: "Das ist keine Adresse. Eine Adresse sieht aus wie bob@office.test.",
  write: "Schreiben",
  you: "Sie",
  callsItself: (name) => `Nennt sich ${name}`,
  with: (name) => `Nachrichten mit ${name}`,
  begin: (name) => `Noch nichts gesagt. Was Sie schreiben, geht an alle Geräte von ${name}, die da sind.`,
  message: (name) => `Nachricht an ${name}`,
  keys: "Eingabe sendet, Umschalt und Eingabe beginnt eine neue Zeile.",
  send: "Senden",
  tooLong: "Das ist zu lang für eine Nachricht. Kürzen Sie es, oder senden Sie es in Teilen.",
  over: (octets) => `Um ${octets} Byte zu lang.`,
  writing: (name) => `${name} schreibt`,
  cannotAnswer: "Dieser Absender hat keine Adresse, der man antworten kann.",
  showAll: "Alles zeigen",
  subject: (text) => `Betrifft: ${text}`,
  author: (text) => `Geschrieben angeblich von ${text}`,
  expired: "Kam nach Ablauf seiner Zeit",
  notUnderstood: (names) => `Vielleicht unvollständig: verlangt ${names}; diese Seite kennt das nicht.`,
  delivery: (delivery) => {
    switch (delivery.kind) {
      case "sending":
        return "Wird gesendet";
      case "delivered":
        return "Zugestellt";
      case "relayed":
        return "Weitergegeben";
      case "not-there":
        return "Nicht zugestellt: gerade nicht da";
      case "no-such-address":
        return "Nicht zugestellt: Adresse unbekannt";
      case "refused":
        return "Nicht zugestellt: Nachrichten sind nicht erlaubt";
      case "unsupported":
        return "Nicht zugestellt: die andere Seite zeigt keinen Text";
      case "too-large":
        return "Nicht zugestellt: zu lang";
      case "offline":
        return "Nicht gesendet: keine Verbindung";
      case "uncertain":
        return "Keine Antwort: vielleicht nicht angekommen";
      case "failed":
        return `Nicht zugestellt (Code ${delivery.statusCode})`;
    }
  },
};

/** The words of conversations, which come after the board. */
export const chatWordsIn: Readonly<Record<Language, ChatWords>> = { en: english, de: german };

export const chatWords: ChatWords = chatWordsIn[language];
