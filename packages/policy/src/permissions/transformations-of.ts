import type {
  ComponentMember,
  MemberKind,
  PresenceTransformation,
  ProvideComponents,
} from "@porchlight/documents";
import {
  ATTRIBUTE_PERMISSIONS,
  type AttributeGrant,
  bitOf,
  type ComponentGrant,
  type Permissions,
} from "./permissions";

/** Transformations that grant exactly these permissions. */
export const transformationsOf = ({
  services,
  devices,
  persons,
  attributes,
}: Permissions): readonly PresenceTransformation[] => [
  ...components("provide-services", services),
  ...components("provide-persons", persons),
  ...components("provide-devices", devices),
  ...(attributes === "all" ? [{ kind: "provide-all-attributes" } as const] : attributesOf(attributes)),
];

function components(kind: ProvideComponents["kind"], grant: ComponentGrant): ProvideComponents[] {
  if (grant === "all") return [{ kind, members: grant }];
  return grant.size === 0 ? [] : [{ kind, members: [...grant].map(memberOf) }];
}

/** Undoes `memberKey`. */
function memberOf(key: string): ComponentMember {
  const blank = key.indexOf(" ");
  return { kind: key.slice(0, blank) as MemberKind, value: key.slice(blank + 1) };
}

function attributesOf({ named, userInput, geopriv, unknown }: AttributeGrant): PresenceTransformation[] {
  const attributes = ATTRIBUTE_PERMISSIONS.filter((name) => (named & bitOf(name)) !== 0);
  return [
    ...attributes.map((name) => ({ kind: "provide-attribute", name, granted: true }) as const),
    ...(userInput === "false" ? [] : [{ kind: "provide-user-input", level: userInput } as const]),
    ...(geopriv ? [{ kind: "provide-geopriv", level: "full" } as const] : []),
    ...[...unknown].map(unknownOf),
  ];
}

/** Undoes `nameKey`. */
function unknownOf(name: string): PresenceTransformation {
  const end = name.lastIndexOf("}");
  return {
    kind: "provide-unknown-attribute",
    name: name.slice(end + 1),
    namespace: name.slice(1, Math.max(1, end)),
    granted: true,
  };
}
