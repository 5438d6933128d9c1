import fc from "fast-check";

const letters = "abcdefghijklmnopqrstuvwxyz";
const tokenCharacters = `${letters}${letters.toUpperCase()}0123456789-.!%*_+\`'~`;

/** RFC 3261 `token`. */
export const tokens = fc.string({ unit: fc.constantFrom(...tokenCharacters), minLength: 1, maxLength: 20 });

/** Host names, IPv4 addresses and IPv6 references in canonical form. */
export const hosts = fc.oneof(
  fc.domain().map((domain) => domain.toLowerCase()),
  fc.ipV4(),
  fc.ipV6().map((address) => `[${address.toLowerCase()}]`),
);

export const ports = fc.nat(65_535);

/** Text with everything that may stand in a quoted string: no CR, no LF, no lone surrogates. */
export const quotable = fc
  .string({ unit: "binary", maxLength: 30 })
  .map((text) => text.replace(/[\r\n]/g, ""));

/** Text that tries to end its line, start a header field or close what surrounds it. */
export const hostileText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom("\r\nInjected: yes", "a\r\n\r\nbody", "\n", "\r", '"', "<>", ";tag=x", "\u0000", "\u2028x"),
  fc
    .array(fc.constantFrom("\r", "\n", '"', "<", ">", ";", ",", "=", ":", "a", " ", "\\"), { maxLength: 30 })
    .map((list) => list.join("")),
);
