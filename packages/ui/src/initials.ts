const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

const READABLE = /[\p{L}\p{N}]/u;

const firstLetter = (word: string): string => {
  for (const { segment } of segmenter.segment(word)) {
    if (READABLE.test(segment)) return segment.toLocaleUpperCase();
  }
  return "";
};

/** One or two letters for a person: of the first and the last word of the name, else of the address. */
export function initialsOf(name: string, address = ""): string {
  const words = (name.trim() || address.replace(/^sips?:/i, "").replace(/@.*$/, ""))
    .split(/[\s._-]+/u)
    .filter((word) => READABLE.test(word));
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined) return "?";
  return words.length === 1 || last === undefined
    ? firstLetter(first)
    : firstLetter(first) + firstLetter(last);
}
