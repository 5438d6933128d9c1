import type { PresenceTransformation, ProvideComponents } from "@porchlight/documents";
import { nameKey } from "@porchlight/xml";
import { combinePermissions } from "./combine-permissions";
import { isKnownAttribute } from "./known-attributes";
import { bitOf, memberKey, NO_ATTRIBUTES, NOTHING, type Permissions } from "./permissions";

/** What the transformations of one rule grant. What is not known grants nothing. */
export const permissionsOf = (transformations: readonly PresenceTransformation[]): Permissions =>
  combinePermissions(transformations.map(granted));

function granted(transformation: PresenceTransformation): Permissions {
  switch (transformation.kind) {
    case "provide-services":
      return { ...NOTHING, services: membersOf(transformation) };
    case "provide-devices":
      return { ...NOTHING, devices: membersOf(transformation) };
    case "provide-persons":
      return { ...NOTHING, persons: membersOf(transformation) };
    case "provide-all-attributes":
      return { ...NOTHING, attributes: "all" };
    case "provide-user-input":
      return { ...NOTHING, attributes: { ...NO_ATTRIBUTES, userInput: transformation.level } };
    case "provide-geopriv":
      return { ...NOTHING, attributes: { ...NO_ATTRIBUTES, geopriv: transformation.level === "full" } };
    case "provide-attribute": {
      const named = transformation.granted ? bitOf(transformation.name) : 0;
      return { ...NOTHING, attributes: { ...NO_ATTRIBUTES, named } };
    }
    case "provide-unknown-attribute": {
      const name = nameKey({ namespace: transformation.namespace, localName: transformation.name });
      if (!transformation.granted || isKnownAttribute(name)) return NOTHING;
      return { ...NOTHING, attributes: { ...NO_ATTRIBUTES, unknown: new Set([name]) } };
    }
    case "unknown":
      return NOTHING;
  }
}

const membersOf = ({ members }: ProvideComponents): "all" | ReadonlySet<string> =>
  members === "all"
    ? "all"
    : new Set(
        members.flatMap((member) =>
          member.kind === "unknown" ? [] : [memberKey(member.kind, member.value)],
        ),
      );
