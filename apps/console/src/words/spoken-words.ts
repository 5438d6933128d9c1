import type { UiWords } from "@porchlight/ui";
import { completed } from "@porchlight/ui/words/completed";
import { uiDe } from "@porchlight/ui/words/de";
import { uiEn } from "@porchlight/ui/words/en";
import type { RpidWords } from "@porchlight/ui/words/rpid";
import { rpidDe } from "@porchlight/ui/words/rpid-de";
import { rpidEn } from "@porchlight/ui/words/rpid-en";
import english from "../../words/en.json";
import type { Words } from "./say";

/** All that is said in one language. */
export interface SpokenWords {
  readonly words: Words & { readonly rpid: RpidWords };
  readonly ui: UiWords;
}

/** Languages whose words for the components, and of RPID, the watcher says too. */
const shared: ReadonlyMap<string, { readonly ui: UiWords; readonly rpid: RpidWords }> = new Map([
  ["en", { ui: uiEn, rpid: rpidEn }],
  ["de", { ui: uiDe, rpid: rpidDe }],
]);

/** What the file of a language says; what it does not say yet is said in English. Only on a server. */
export function spokenWords(language: string, file: unknown): SpokenWords {
  const whole = completed<Words & Own>({ ...english, ui: uiEn, rpid: rpidEn }, file);
  const { ui, rpid } = shared.get(language) ?? whole;
  return { words: { ...whole, rpid }, ui };
}

/** What a file may have besides the rooms of the console. */
interface Own {
  readonly ui: UiWords;
  readonly rpid: RpidWords;
}
