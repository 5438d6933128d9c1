import {
  attributeOf,
  childElements,
  childOf,
  isNamed,
  parseXml,
  textOf,
  type XmlElement,
} from "@porchlight/xml";

const XCAP_ERROR = "urn:ietf:params:xml:ns:xcap-error";
const OMA_XCAP_ERROR = "urn:oma:xml:xdm:xcap-error";

/** Why a request got 409 (RFC 4825 §11). Phrases are the server's and may be shown, as text. */
export type ConflictReport =
  | { readonly kind: PlainCondition; readonly phrase: string | undefined }
  /** `ancestor`: URI of the closest ancestor that exists. */
  | { readonly kind: "no-parent"; readonly phrase: string | undefined; readonly ancestor: string | undefined }
  | {
      readonly kind: "uniqueness-failure";
      readonly phrase: string | undefined;
      readonly exists: readonly ExistingField[];
    }
  /** OMA `local-constraint-failure`. */
  | {
      readonly kind: "local-constraint-failure";
      readonly phrase: string | undefined;
      readonly alternatives: readonly FieldAlternative[];
    }
  /** No report, or one that is not known: a bare 409. */
  | { readonly kind: "unspecified" };

export type PlainCondition = (typeof plainConditions)[number];

/** One value that is taken. */
export interface ExistingField {
  /** Node selector from the root element, percent-encoded, with its query. */
  readonly field: string;
  /** Values that were free when the server answered. */
  readonly alternatives: readonly string[];
}

export interface FieldAlternative {
  readonly field: string | undefined;
  readonly value: string;
}

const plainConditions = [
  "not-well-formed",
  "not-xml-frag",
  "not-xml-att-value",
  "not-utf-8",
  "schema-validation-error",
  "cannot-insert",
  "cannot-delete",
  "constraint-failure",
] as const;

const unspecified: ConflictReport = { kind: "unspecified" };

/** Reads the body of a 409. */
export function readConflictReport(contentType: string | undefined, body: string): ConflictReport {
  const type = contentType?.split(";")[0]?.trim().toLowerCase();
  const parsed = type === "application/xcap-error+xml" ? parseXml(body) : undefined;
  if (!parsed?.ok || !isNamed(parsed.value.root, XCAP_ERROR, "xcap-error")) return unspecified;
  const condition = childElements(parsed.value.root).find(({ namespace }) => namespace === XCAP_ERROR);
  return condition ? reportOf(condition) : unspecified;
}

function reportOf(condition: XmlElement): ConflictReport {
  const phrase = attributeOf(condition, "phrase");
  const kind = plainConditions.find((name) => name === condition.localName);
  if (kind) return { kind, phrase };
  switch (condition.localName) {
    case "no-parent":
      return { kind: "no-parent", phrase, ancestor: ancestorOf(condition) };
    case "uniqueness-failure":
      return {
        kind: "uniqueness-failure",
        phrase,
        exists: childrenNamed(condition, "exists").flatMap(taken),
      };
    case "extension":
      return extensionReport(childOf(condition, OMA_XCAP_ERROR, "local-constraint-failure"));
    default:
      return unspecified;
  }
}

function ancestorOf(condition: XmlElement): string | undefined {
  const ancestor = childOf(condition, XCAP_ERROR, "ancestor");
  return ancestor && textOf(ancestor).trim();
}

function taken(exists: XmlElement): ExistingField[] {
  const field = attributeOf(exists, "field");
  if (field === undefined) return [];
  return [{ field, alternatives: childrenNamed(exists, "alt-value").map(textOf) }];
}

function extensionReport(failure: XmlElement | undefined): ConflictReport {
  if (!failure) return unspecified;
  const values = childElements(failure).filter((child) => isNamed(child, OMA_XCAP_ERROR, "alt-value"));
  return {
    kind: "local-constraint-failure",
    phrase: attributeOf(failure, "phrase"),
    alternatives: values.map((value) => ({ field: attributeOf(value, "field"), value: textOf(value) })),
  };
}

const childrenNamed = (parent: XmlElement, localName: string): XmlElement[] =>
  childElements(parent).filter((child) => isNamed(child, XCAP_ERROR, localName));
