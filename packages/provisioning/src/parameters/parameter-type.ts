import { eitherOf, type Saying } from "@porchlight/kernel";
import { say } from "../sayings";

export type Unit = "octets" | "seconds" | "per second";

/** What the text of a parameter may be. */
export type ParameterType =
  | { readonly kind: "integer"; readonly least: number; readonly most: number; readonly unit?: Unit }
  | { readonly kind: "decimal"; readonly least: number; readonly most: number; readonly unit?: Unit }
  | { readonly kind: "boolean" }
  | { readonly kind: "choice"; readonly values: readonly string[] }
  | { readonly kind: "uri"; readonly schemes: readonly string[] }
  /** Separated by white space. */
  | { readonly kind: "uri-list"; readonly schemes: readonly string[] }
  | { readonly kind: "text"; readonly longest: number }
  /** Names without white space, separated by it. */
  | { readonly kind: "name-list" }
  /** A URI with the placeholders `<xui>` and `<id>`. */
  | { readonly kind: "template" };

/** Characters of one URI, and entries of one list. */
export const LONGEST_URI = 2048;
export const MOST_ENTRIES = 16;

/** What is accepted, for people: `must be a whole number from 0 to 86400 seconds`. */
export function wantedSaying(type: ParameterType): Saying {
  switch (type.kind) {
    case "integer": {
      const { least, most, unit } = type;
      return unit === undefined
        ? say("has-to-be-integer", { least, most })
        : say("has-to-be-integer-of-unit", { least, most, unit: unitSaying(unit) });
    }
    case "decimal": {
      const { least, most, unit } = type;
      return unit === undefined
        ? say("has-to-be-decimal", { least, most })
        : say("has-to-be-decimal-of-unit", { least, most, unit: unitSaying(unit) });
    }
    case "boolean":
      return say("has-to-be-boolean");
    case "choice":
      return say("has-to-be-one-of", { values: type.values.join(", ") });
    case "uri":
      return say("has-to-be-uri-of-scheme", { schemes: eitherOf(type.schemes) });
    case "uri-list":
      return say("has-to-be-uris-of-scheme", { most: MOST_ENTRIES, schemes: eitherOf(type.schemes) });
    case "text":
      return say("has-to-be-text", { most: type.longest });
    case "name-list":
      return say("has-to-be-names", { most: MOST_ENTRIES });
    case "template":
      return say("has-to-be-template");
  }
}

const unitSaying = (unit: Unit): Saying =>
  say(({ octets: "unit-octets", seconds: "unit-seconds", "per second": "unit-per-second" } as const)[unit]);
