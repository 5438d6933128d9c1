import type { EffectiveProfileView, ProfileFetchRow, ProfileStatement } from "@porchlight/admin-api";
import {
  type EffectiveProfile,
  type Layer,
  PARAMETER_NAMES,
  printValue,
  type Statement,
  writeClientProvisioning,
  writeManagementObject,
} from "@porchlight/provisioning";
import type { ProfileFetch } from "@porchlight/store";
import type { ProvisioningDesk } from "../../ports/provisioning";
import { instantText } from "../../views/instant-text";

/** What is in force for a user, why, in every form, and who was told. */
export function effectiveProfileView(
  desk: ProvisioningDesk,
  aor: string,
  device: string | undefined,
): EffectiveProfileView {
  const profile = desk.of(aor, device);
  const { text, digest } = desk.document(profile);
  const digests = new Map([
    ["", desk.document(desk.of(aor, undefined)).digest],
    ...desk.devicesOf(aor).map((each) => [each, desk.document(desk.of(aor, each)).digest] as const),
  ]);
  return {
    aor,
    device: device ?? null,
    devices: [...desk.devicesOf(aor)],
    values: effectiveValues(profile),
    url: desk.url(aor, device),
    document: text,
    clientProvisioning: writeClientProvisioning(profile.values),
    managementObject: writeManagementObject(profile.values),
    fetches: desk.fetchesOf(aor).map((fetch) => fetchRow(fetch, digests.get(fetch.device) ?? digest)),
  };
}

const effectiveValues = (profile: EffectiveProfile) =>
  PARAMETER_NAMES.map((parameter) => {
    const value = profile.values[parameter];
    return {
      parameter,
      value: value === undefined ? null : printValue(value),
      reasons: profile.reasons(parameter).map(statementRow),
    };
  });

const statementRow = ({ layer, value }: Statement): ProfileStatement => ({
  layer: layer.kind,
  name: nameOf(layer),
  value: printValue(value),
});

function nameOf(layer: Layer): string {
  switch (layer.kind) {
    case "built-in":
    case "everybody":
      return "";
    case "domain":
      return layer.domain;
    case "group":
      return layer.group;
    case "user":
      return layer.aor;
    case "device":
      return layer.device;
  }
}

/** What holds in a network is not the user's, so it cannot be compared with that. */
const fetchRow = ({ digest, at, ...fetch }: ProfileFetch, current: string): ProfileFetchRow => ({
  ...fetch,
  at: instantText(at),
  current: digest === "" || fetch.kind === "local-network" ? null : digest === current,
});
