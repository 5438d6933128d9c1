/** The languages that the words about messages are in. */
export type Language = "en" | "de";

/** The one of them that a browser wants (BCP 47); English where it wants another. */
export const languageOf = (wanted: string): Language => (/^de\b/i.test(wanted) ? "de" : "en");

export const language: Language = languageOf(navigator.language);
