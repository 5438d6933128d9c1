import {
  ATTRIBUTE_PERMISSIONS,
  type AttributeGrant,
  bitOf,
  type ComponentGrant,
  isEverything,
  type Permissions,
} from "./permissions";

/** Every single thing that is granted, in a fixed order: `provide-services class work`, `provide-note`. */
export function grantsIn({ services, devices, persons, attributes }: Permissions): readonly string[] {
  return [
    ...componentGrants("provide-services", "all-services", services),
    ...componentGrants("provide-devices", "all-devices", devices),
    ...componentGrants("provide-persons", "all-persons", persons),
    ...(attributes === "all" ? ["provide-all-attributes"] : attributeGrants(attributes)),
  ];
}

/** A short string that is equal for equal permissions only. */
export function permissionsKey(permissions: Permissions): string {
  if (isEverything(permissions)) return "all";
  const known = KEYS.get(permissions);
  if (known !== undefined) return known;
  const key = JSON.stringify(grantsIn(permissions));
  KEYS.set(permissions, key);
  return key;
}

/** Permissions never change, and most watchers of a presentity share a few. */
const KEYS = new WeakMap<Permissions, string>();

const componentGrants = (permission: string, all: string, grant: ComponentGrant): string[] =>
  grant === "all" ? [`${permission} ${all}`] : [...grant].sort().map((member) => `${permission} ${member}`);

function attributeGrants({ named, userInput, geopriv, unknown }: AttributeGrant): string[] {
  return [
    ...ATTRIBUTE_PERMISSIONS.filter((permission) => (named & bitOf(permission)) !== 0),
    ...(userInput === "false" ? [] : [`provide-user-input ${userInput}`]),
    ...(geopriv ? ["provide-geopriv full"] : []),
    ...[...unknown].sort().map((name) => `provide-unknown-attribute ${name}`),
  ];
}
