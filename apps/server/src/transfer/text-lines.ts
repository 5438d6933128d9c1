import { createReadStream } from "node:fs";

/** Longer than the longest object in base64, or the longest document. */
const longestLine = 64 * 1024 * 1024;

/** The lines of a file in UTF-8, one after the other. Rejects for one that is longer than any could be. */
export async function* textLines(file: string): AsyncGenerator<string, void> {
  let begun: string[] = [];
  let length = 0;
  for await (const chunk of createReadStream(file, "utf8")) {
    const [first = "", ...rest] = String(chunk).split("\n");
    begun.push(first);
    length += first.length;
    if (length > longestLine) throw new Error("a line is too long");
    for (const next of rest) {
      yield begun.join("");
      begun = [next];
      length = next.length;
    }
  }
  if (length > 0) yield begun.join("");
}
