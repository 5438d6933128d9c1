import type { PageLanguage } from "./page-language";

interface Message {
  readonly title: string;
  /** HTML of ours. */
  readonly text: string;
}

const ENGLISH = {
  "console-missing": {
    title: "The console is not built",
    text: "Run <code>npm run build</code>, then start again.",
  },
  "console-starting": { title: "The console is starting", text: "One moment." },
  "console-off": {
    title: "The console is switched off",
    text: "Set <code>PORCHLIGHT_CONSOLE=on</code> to run it.",
  },
  "watcher-missing": {
    title: "The watcher is not built",
    text: "Run <code>npm run build</code>, then start again.",
  },
} as const satisfies Readonly<Record<string, Message>>;

export type MessageName = keyof typeof ENGLISH;

/** What stands in the place of a page that is not there. */
export const MESSAGES: Readonly<Record<PageLanguage, Readonly<Record<MessageName, Message>>>> = {
  en: ENGLISH,
  de: {
    "console-missing": {
      title: "Die Konsole ist nicht gebaut",
      text: "Führen Sie <code>npm run build</code> aus und starten Sie neu.",
    },
    "console-starting": { title: "Die Konsole startet", text: "Einen Augenblick." },
    "console-off": {
      title: "Die Konsole ist ausgeschaltet",
      text: "<code>PORCHLIGHT_CONSOLE=on</code> schaltet sie ein.",
    },
    "watcher-missing": {
      title: "Die Seite für Präsenz ist nicht gebaut",
      text: "Führen Sie <code>npm run build</code> aus und starten Sie neu.",
    },
  },
};
