import { assertNever, type Saying } from "@porchlight/kernel";
import { element, serializeElement, type XmlElement } from "@porchlight/xml";
import type { ExistingField, XcapConflict } from "./conflict";

export const XCAP_ERROR = "urn:ietf:params:xml:ns:xcap-error";
export const XCAP_ERROR_TYPE = "application/xcap-error+xml";

/** OMA XSD xdm_xcapError. */
const OMA_XCAP_ERROR = "urn:oma:xml:xdm:xcap-error";

/** The conflict report of a 409 (RFC 4825 section 11). */
export const writeConflict = (conflict: XcapConflict): string =>
  serializeElement(element("xcap-error", XCAP_ERROR, {}, [errorElement(conflict)]));

function errorElement(conflict: XcapConflict): XmlElement {
  switch (conflict.kind) {
    case "no-parent":
      return reason("no-parent", conflict.phrase, ancestorElements(conflict.ancestor));
    case "uniqueness-failure":
      return reason("uniqueness-failure", conflict.phrase, conflict.exists.map(existsElement));
    case "local-constraint-failure":
      return reason("extension", undefined, [localConstraintFailure(conflict)]);
    case "not-well-formed":
    case "not-xml-frag":
    case "not-xml-att-value":
    case "not-utf-8":
    case "schema-validation-error":
    case "cannot-insert":
    case "cannot-delete":
    case "constraint-failure":
      return reason(conflict.kind, conflict.phrase, []);
    default:
      return assertNever(conflict);
  }
}

const reason = (name: string, phrase: Saying | undefined, children: readonly XmlElement[]): XmlElement =>
  element(name, XCAP_ERROR, { phrase: phrase?.text }, children);

const ancestorElements = (ancestor: string | undefined): XmlElement[] =>
  ancestor === undefined ? [] : [element("ancestor", XCAP_ERROR, {}, [ancestor])];

const existsElement = ({ field, alternatives }: ExistingField): XmlElement =>
  element(
    "exists",
    XCAP_ERROR,
    { field },
    alternatives.map((value) => element("alt-value", XCAP_ERROR, {}, [value])),
  );

function localConstraintFailure({
  phrase,
  alternatives,
}: Extract<XcapConflict, { kind: "local-constraint-failure" }>): XmlElement {
  const values = alternatives.map(({ field, value }) =>
    element("alt-value", OMA_XCAP_ERROR, { field }, [value]),
  );
  return element("local-constraint-failure", OMA_XCAP_ERROR, { phrase: phrase.text }, values);
}
