import { DEFAULT_PROFILE, type WholeProfile } from "../parameters/parameter-table";
import type { ParameterName, Profile } from "../parameters/profile-values";
import type { ParameterValue } from "../parameters/read-value";

/** Who says a value. Each kind overrules those before it. */
export type Layer =
  | { readonly kind: "built-in" }
  | { readonly kind: "everybody" }
  | { readonly kind: "domain"; readonly domain: string }
  | { readonly kind: "group"; readonly group: string }
  | { readonly kind: "user"; readonly aor: string }
  | { readonly kind: "device"; readonly device: string };

export interface LayeredProfile {
  readonly layer: Layer;
  readonly values: Profile;
}

/** A value with who says it. */
export interface Statement {
  readonly layer: Layer;
  readonly value: ParameterValue;
}

export interface EffectiveProfile {
  readonly values: WholeProfile;
  /** Why a value is as it is: who says it first, then those it overrules, the nearest first. Empty: nobody says one. */
  reasons(name: ParameterName): readonly Statement[];
  /** The value where somebody else than the built-in defaults says it. */
  provisioned<Name extends ParameterName>(name: Name): Profile[Name];
}

/** What holds under layers, given from the weakest to the strongest. */
export function effectiveProfile(layers: readonly LayeredProfile[]): EffectiveProfile {
  const values = Object.assign({}, DEFAULT_PROFILE, ...layers.map((each) => each.values)) as WholeProfile;
  const provisioned = Object.assign(
    {},
    ...layers.filter(({ layer }) => layer.kind !== "built-in").map((each) => each.values),
  ) as Profile;
  return {
    values,
    reasons: (name) => reasonsFor(name, layers),
    provisioned: (name) => provisioned[name],
  };
}

function reasonsFor(name: ParameterName, layers: readonly LayeredProfile[]): readonly Statement[] {
  const said = layers.flatMap(({ layer, values }) => {
    const value = values[name];
    return value === undefined ? [] : [{ layer, value }];
  });
  if (said[0]?.layer.kind === "built-in") return said.reverse();
  const fallback: Profile = DEFAULT_PROFILE;
  const value = fallback[name];
  return [
    ...said.reverse(),
    ...(value === undefined ? [] : [{ layer: { kind: "built-in" } as const, value }]),
  ];
}
