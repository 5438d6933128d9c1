import {
  type AttributeGrant,
  type ComponentGrant,
  EVERYTHING,
  fullerLevel,
  isEverything,
  NOTHING,
  type Permissions,
} from "./permissions";

/** Each permission combined on its own: OR, maximum, union (RFC 4745 section 10.2). */
export function combinePermissions(all: Iterable<Permissions>): Permissions {
  let combined = NOTHING;
  for (const permissions of new Set(all)) {
    if (isEverything(permissions)) return EVERYTHING;
    combined = combined === NOTHING ? permissions : both(combined, permissions);
  }
  return isEverything(combined) ? EVERYTHING : combined;
}

const both = (one: Permissions, other: Permissions): Permissions => ({
  services: eitherComponent(one.services, other.services),
  devices: eitherComponent(one.devices, other.devices),
  persons: eitherComponent(one.persons, other.persons),
  attributes: eitherAttribute(one.attributes, other.attributes),
});

const eitherComponent = (one: ComponentGrant, other: ComponentGrant): ComponentGrant =>
  one === "all" || other === "all" ? "all" : union(one, other);

function eitherAttribute(one: "all" | AttributeGrant, other: "all" | AttributeGrant): "all" | AttributeGrant {
  if (one === "all" || other === "all") return "all";
  return {
    named: one.named | other.named,
    userInput: fullerLevel(one.userInput, other.userInput),
    geopriv: one.geopriv || other.geopriv,
    unknown: union(one.unknown, other.unknown),
  };
}

/** One of the two where it holds the other, so that sets grow rarely. */
function union(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  const [large, small] = one.size < other.size ? [other, one] : [one, other];
  for (const member of small) {
    if (!large.has(member)) return new Set([...large, ...small]);
  }
  return large;
}
