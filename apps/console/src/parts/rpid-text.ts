import type { RpidWords } from "@porchlight/ui/words/rpid";
import type { Say } from "../words/say";

/** A word of RPID as people say it; what is none of them stays as it is. */
export function rpidText(part: keyof RpidWords, word: string, say: Say): string {
  const key = `rpid.${part}.${word}`;
  return say.has(key) ? say(key) : word;
}

/** Elements of RPID whose words have a text, by their usual names. */
const PARTS: Readonly<Record<string, keyof RpidWords>> = {
  "rpid:activities": "activities",
  "rpid:mood": "moods",
  "rpid:place-is": "conditions",
  "rpid:place-type": "places",
  "rpid:privacy": "privacies",
  "rpid:relationship": "relationships",
  "rpid:service-class": "serviceClasses",
  "rpid:sphere": "spheres",
};

/** What an element of RPID says, in words; empty where it says nothing that has any. */
export function rpidTexts(element: string, xml: string, say: Say): readonly string[] {
  const part = Object.hasOwn(PARTS, element) ? PARTS[element] : undefined;
  if (part === undefined) return [];
  const words = [...xml.matchAll(/<(?:[\w-]+:)?([\w-]+)\/>/g)].map(([, word = ""]) => word);
  return words.filter((word) => say.has(`rpid.${part}.${word}`)).map((word) => rpidText(part, word, say));
}
