import { type Language, language } from "./language";

interface EntryWords {
  readonly open: (unread: number) => string;
  readonly unread: (count: number) => string;
  readonly news: (name: string) => string;
}

const words: Readonly<Record<Language, EntryWords>> = {
  en: {
    open: (unread) => (unread === 0 ? "Messages" : `Messages, ${unread} unread`),
    unread: (count) => (count === 1 ? "1 unread message" : `${count} unread messages`),
    news: (name) => `New message from ${name}`,
  },
  de: {
    open: (unread) => (unread === 0 ? "Nachrichten" : `Nachrichten, ${unread} ungelesen`),
    unread: (count) => (count === 1 ? "1 ungelesene Nachricht" : `${count} ungelesene Nachrichten`),
    news: (name) => `Neue Nachricht von ${name}`,
  },
};

/** The words about messages that the page has from the beginning. */
export const entryWords: EntryWords = words[language];
