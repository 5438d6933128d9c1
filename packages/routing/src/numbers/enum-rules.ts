import { parseSipUri } from "@porchlight/sip-message";
import type { NaptrRecord } from "../locate/resolver";

/** Longest number of E.164. */
const mostDigits = 15;

/** The name under which a global number has its rules (RFC 6116 section 3.2); undefined for what is no such number. */
export function enumDomain(number: string): string | undefined {
  const digits = /^\+(\d+)$/.exec(number)?.[1];
  if (digits === undefined || digits.length > mostDigits) return undefined;
  return `${[...digits].reverse().join(".")}.e164.arpa`;
}

/** The SIP URI that the rules make of a number, by the first that does (RFC 6116 section 3, RFC 3764); undefined when none does. */
export function sipUriBy(records: readonly NaptrRecord[], number: string): string | undefined {
  const rules = records
    .filter(isSipRule)
    .sort((one, other) => one.order - other.order || one.preference - other.preference);
  for (const { regexp } of rules) {
    const text = rewritten(number, regexp);
    const uri = text === undefined ? undefined : parseSipUri(text);
    if (uri?.ok === true && uri.value.user !== undefined) return text;
  }
  return undefined;
}

/** Terminal, and for the service `E2U+sip`; subtypes are understood as it. */
function isSipRule({ flags, services }: NaptrRecord): boolean {
  const [kind, ...offered] = services.toLowerCase().split("+");
  return (
    flags.toLowerCase() === "u" && kind === "e2u" && offered.some((each) => each.split(":")[0] === "sip")
  );
}

/**
 * Characters, `.`, bracketed digits, each perhaps repeated, and groups of them: what rules for numbers are made of. Whoever
 * writes the rule is a stranger, so that nothing is taken whose matching could take long: no repeated group, no choice.
 */
const one = String.raw`(?:[0-9.]|\\[.+*]|\[\^?[0-9+-]{1,20}\])(?:[*+?]|\{\d{1,2}(?:,\d{0,2})?\})?`;
const pattern = new RegExp(String.raw`^\^?(?:${one}|\((?:${one})+\)){0,40}\$?$`);
const mostRepetitions = 4;

/** A substitution of RFC 3402 section 3.2; undefined when it does not apply, or is none that is taken. */
function rewritten(number: string, substitution: string): string | undefined {
  const delimiter = substitution[0] ?? "";
  if (!/^[^\dA-Za-z\\]$/.test(delimiter)) return undefined;
  const [expression, replacement, flags, ...more] = partsOf(substitution.slice(1), delimiter);
  if (expression === undefined || replacement === undefined || more.length > 0) return undefined;
  if (flags !== "" && flags?.toLowerCase() !== "i") return undefined;
  const repetitions = expression.match(/[*+?{]/g)?.length ?? 0;
  if (!pattern.test(expression) || repetitions > mostRepetitions) return undefined;
  const found = new RegExp(expression).exec(number);
  if (found === null) return undefined;
  const made = replacement.replace(/\\([1-9])/g, (_, group: string) => found[Number(group)] ?? "");
  return number.slice(0, found.index) + made + number.slice(found.index + found[0].length);
}

/** What delimiters divide; one after a backslash is meant as such. */
function partsOf(text: string, delimiter: string): readonly string[] {
  const parts: string[] = [];
  let part = "";
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === "\\" && text[index + 1] === delimiter) {
      part += delimiter;
      index += 1;
    } else if (character === delimiter) {
      parts.push(part);
      part = "";
    } else part += character;
  }
  return [...parts, part];
}
