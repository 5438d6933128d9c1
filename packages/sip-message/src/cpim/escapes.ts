const meanings: ReadonlyMap<string, string> = new Map([
  ["b", "\b"],
  ["t", "\t"],
  ["n", "\n"],
  ["r", "\r"],
]);

/** The meaning of a header value (RFC 3862 section 2.3): an unknown escape is its character, a last backslash nothing. */
export const unescapeCpim = (text: string): string =>
  text.replace(/\\(u[0-9A-Fa-f]{4}|.|$)/gsu, (_, sequence: string) =>
    sequence.length === 5
      ? String.fromCharCode(Number.parseInt(sequence.slice(1), 16))
      : (meanings.get(sequence) ?? sequence),
  );
