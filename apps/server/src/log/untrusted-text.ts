const longest = 200;

/** Text that came from outside, fit for a log line or a terminal: bounded, without characters that steer either. */
export function untrustedText(text: string): string {
  const shown = text.length > longest ? `${text.slice(0, longest)}...` : text;
  return shown.replace(
    /[\p{Cc}\p{Bidi_Control}\p{Surrogate}\u2028\u2029]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  );
}
