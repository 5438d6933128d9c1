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

/** What is accepted, for people: `a whole number from 0 to 86400 seconds`. */
export function rangeText(type: ParameterType): string {
  switch (type.kind) {
    case "integer":
      return `a whole number from ${type.least} to ${type.most}${unitText(type.unit)}`;
    case "decimal":
      return `a number from ${type.least} to ${type.most}${unitText(type.unit)}`;
    case "boolean":
      return "true or false";
    case "choice":
      return `one of ${type.values.join(", ")}`;
    case "uri":
      return `a URI of the scheme ${type.schemes.join(" or ")}`;
    case "uri-list":
      return `1 to ${MOST_ENTRIES} URIs of the scheme ${type.schemes.join(" or ")}, separated by spaces`;
    case "text":
      return `1 to ${type.longest} characters`;
    case "name-list":
      return `1 to ${MOST_ENTRIES} names, separated by spaces`;
    case "template":
      return "a template with <id>, and with <xui> where the user stands";
  }
}

const unitText = (unit: Unit | undefined): string => (unit === undefined ? "" : ` ${unit}`);
