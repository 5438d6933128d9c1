/** Without what is mistaken for another: 0 O, 1 l I. */
const ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const LENGTH = 18;

/** A random password of about 104 bits, in groups that can be read aloud. */
export function newPassword(): string {
  const limit = 256 - (256 % ALPHABET.length);
  let letters = "";
  while (letters.length < LENGTH) {
    for (const byte of crypto.getRandomValues(new Uint8Array(LENGTH))) {
      if (byte < limit && letters.length < LENGTH) letters += ALPHABET.charAt(byte % ALPHABET.length);
    }
  }
  return letters.replace(/.{6}(?=.)/g, "$&-");
}
