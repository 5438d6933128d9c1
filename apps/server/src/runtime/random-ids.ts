import { randomFillSync, randomUUID } from "node:crypto";
import type { IdSource } from "@porchlight/kernel";

const alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
/** Octets from here on are skipped, so that every letter is as likely as any other. */
const fairBelow = 256 - (256 % alphabet.length);
const bitsPerLetter = Math.log2(alphabet.length);

/** Identifiers from the platform's generator; octets are drawn in blocks. */
export function randomIds(): IdSource {
  const block = new Uint8Array(4096);
  let used = block.length;
  const octet = (): number => {
    if (used === block.length) {
      randomFillSync(block);
      used = 0;
    }
    const value = block[used] ?? 0;
    used += 1;
    return value;
  };
  const letter = (): number => {
    for (;;) {
      const value = octet();
      if (value < fairBelow) return alphabet.charCodeAt(value % alphabet.length);
    }
  };
  return {
    token(bits) {
      const letters: number[] = [];
      for (let left = Math.ceil(bits / bitsPerLetter); left > 0; left -= 1) letters.push(letter());
      // One string, not one for each letter: very many are kept.
      return String.fromCharCode(...letters);
    },
    uuid: () => randomUUID(),
  };
}
