import type { UiWords } from "../ui-words";

export const uiDe: UiWords = {
  locale: "de",
  close: "Schließen",
  dismiss: "Ausblenden",
  messages: "Meldungen",
  tryAgain: "Erneut versuchen",
  copy: "Kopieren",
  copied: "Kopiert",
  copyRefused: "Der Browser hat es nicht erlaubt",
  live: { connecting: "Verbindet", live: "Live", broken: "Getrennt" },
  roundTrip: "Umlaufzeit der letzten Anfrage",
  theme: { system: "Design: wie das System", dark: "Design: dunkel", light: "Design: hell" },
  presence: {
    available: "Verfügbar",
    away: "Abwesend",
    busy: "Beschäftigt",
    "in-a-call": "Im Gespräch",
    offline: "Offline",
    unknown: "Unbekannt",
    pending: "Angefragt",
  },
  time: {
    justNow: "gerade eben",
    ago: "vor {span}",
    ahead: "in {span}",
    expired: "abgelaufen",
    days: "{count} Tg.",
    hours: "{count} Std.",
    minutes: "{count} Min.",
    seconds: "{count} Sek.",
  },
};
