import {
  type AttributePermission,
  DATA_MODEL,
  GEOPRIV,
  OMA_PRESENCE,
  PIDF,
  RPID,
} from "@porchlight/documents";
import { nameKey, type XmlElement } from "@porchlight/xml";

export type ComponentKind = "tuple" | "person" | "device";

/** What decides on one child of a component. */
export type AttributeRule =
  | { readonly kind: "visible" }
  | { readonly kind: "status" }
  | { readonly kind: "permission"; readonly permission: AttributePermission }
  | { readonly kind: "user-input" }
  | { readonly kind: "geopriv" };

type Rules = ReadonlyMap<string, AttributeRule>;

const visible: AttributeRule = { kind: "visible" };
const of = (permission: AttributePermission): AttributeRule => ({ kind: "permission", permission });

const names = (
  namespace: string,
  rules: Readonly<Record<string, AttributeRule>>,
): [string, AttributeRule][] =>
  Object.entries(rules).map(([localName, rule]) => [nameKey({ namespace, localName }), rule]);

/** What has its own permission in every component. */
const EVERYWHERE: readonly (readonly [string, AttributeRule])[] = [
  ...names(RPID, { class: of("provide-class"), "user-input": { kind: "user-input" } }),
  ...names(PIDF, { note: of("provide-note") }),
  ...names(DATA_MODEL, { note: of("provide-note") }),
  ...names(GEOPRIV, { geopriv: { kind: "geopriv" } }),
];

const WILLINGNESS = names(OMA_PRESENCE, {
  willingness: of("provide-willingness"),
  "overriding-willingness": of("provide-willingness"),
});

/** RFC 5025 section 3.3.2 and OMA XSD prs_presRules: what each permission is about, and where. */
export const ATTRIBUTE_RULES: Readonly<Record<ComponentKind, Rules>> = {
  tuple: new Map([
    ...EVERYWHERE,
    ...WILLINGNESS,
    ...names(PIDF, { status: { kind: "status" }, contact: visible, timestamp: visible }),
    ...names(RPID, {
      "service-class": visible,
      deviceID: of("provide-deviceID"),
      privacy: of("provide-privacy"),
      relationship: of("provide-relationship"),
      "status-icon": of("provide-status-icon"),
    }),
    ...names(DATA_MODEL, { deviceID: of("provide-deviceID") }),
    ...names(OMA_PRESENCE, {
      "service-description": visible,
      "session-participation": of("provide-session-participation"),
      "registration-state": of("provide-registration-state"),
      "barring-state": of("provide-barring-state"),
    }),
  ]),
  person: new Map([
    ...EVERYWHERE,
    ...WILLINGNESS,
    ...names(DATA_MODEL, { timestamp: visible }),
    ...names(RPID, {
      activities: of("provide-activities"),
      mood: of("provide-mood"),
      "place-is": of("provide-place-is"),
      "place-type": of("provide-place-type"),
      privacy: of("provide-privacy"),
      sphere: of("provide-sphere"),
      "status-icon": of("provide-status-icon"),
      "time-offset": of("provide-time-offset"),
    }),
  ]),
  device: new Map([
    ...EVERYWHERE,
    ...names(DATA_MODEL, { timestamp: visible, deviceID: visible }),
    ...names(OMA_PRESENCE, { "network-availability": of("provide-network-availability") }),
  ]),
};

/** What decides on an attribute in the components where something does; empty for one that no permission is about. */
export const rulesFor = (name: string): readonly AttributeRule[] =>
  Object.values(ATTRIBUTE_RULES).flatMap((rules) => rules.get(name) ?? []);

/** Whether the server has a permission of its own for an attribute, in whatever component (RFC 5025 section 3.3.2.14). */
export const isKnownAttribute = (name: string): boolean => rulesFor(name).length > 0;

/** What decides on a child; undefined where only a permission by name does. */
export const attributeRule = (kind: ComponentKind, child: XmlElement): AttributeRule | undefined =>
  ATTRIBUTE_RULES[kind].get(nameKey(child));
