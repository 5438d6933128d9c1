import { uiEn } from "@porchlight/ui/words/en";
import words from "../../../words/en.json";
import { createSay } from "../say";

/** Says sentences in English, for tests of functions that are given `say`. */
export const say = createSay(words, { ...uiEn, locale: "en-US" });
