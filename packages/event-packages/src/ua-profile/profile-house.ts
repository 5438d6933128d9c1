import {
  type EffectiveProfile,
  effectiveProfile,
  type LayeredProfile,
  type Profile,
  type ProfileDocument,
  readProfileText,
  writeProfile,
} from "@porchlight/provisioning";
import type { DocumentLibrary } from "../document-library/document-library";
import { BoundedCache } from "../presence/authorization/bounded-cache";
import { GroupTable } from "./group-table";
import { type ProfilePlace, profilePlace } from "./profile-place";

export interface ProfileHouseOptions {
  readonly library: DocumentLibrary;
  /** Of the usage whose documents are profiles. */
  readonly auid: string;
  /** What holds in a domain without any document. */
  readonly builtIn: (domain: string) => Profile;
}

/** For whom something may be another one now. */
export type ProfileReach =
  | { readonly kind: "everybody" }
  | { readonly kind: "domain"; readonly domain: string }
  | { readonly kind: "users"; readonly aors: ReadonlySet<string> };

/** Whether a change reaches a user. */
export function reaches(reach: ProfileReach, aor: string): boolean {
  switch (reach.kind) {
    case "everybody":
      return true;
    case "domain":
      return domainOf(aor) === reach.domain;
    case "users":
      return reach.aors.has(aor);
  }
}

const KEPT_PROFILES = 20_000;

/** What is provisioned for whom, from the documents of the house. Synchronous: every request may ask. */
export class ProfileHouse {
  readonly #options: ProfileHouseOptions;
  readonly #domains = new Map<string, Profile>();
  readonly #groups = new GroupTable();
  readonly #users = new Map<string, Profile>();
  readonly #devices = new Map<string, Map<string, Profile>>();
  readonly #listeners: ((reach: ProfileReach) => void)[] = [];
  #everybody: Profile | undefined;
  #effective = new BoundedCache<EffectiveProfile>(KEPT_PROFILES);
  /** Of the domain that was asked about last. */
  #latest: { readonly ending: string; readonly profile: EffectiveProfile } | undefined;
  readonly #texts = new WeakMap<EffectiveProfile, string>();

  constructor(options: ProfileHouseOptions) {
    this.#options = options;
    options.library.onChange(({ path, newText }) => this.#changed(path, newText));
  }

  /** Takes over the documents that were stored before the start; nobody was told of those. */
  restore(): void {
    const { library, auid } = this.#options;
    for (const path of library.paths()) {
      const place = profilePlace(path, auid);
      if (place !== undefined) this.#put(place, library.read(path)?.text);
    }
  }

  /** Called after each change, with those whom it may concern. */
  onChange(listener: (reach: ProfileReach) => void): void {
    this.#listeners.push(listener);
  }

  /** What is in force for a user of this server, or for a device of it. */
  of(aor: string, device?: string): EffectiveProfile {
    const own = device !== undefined && this.knowsDevice(aor, device) ? device : undefined;
    if (own === undefined && !this.#users.has(aor) && !this.#groups.has(aor)) return this.#sharedBy(aor);
    const key = own === undefined ? aor : `${aor} ${own}`;
    return this.#effective.get(key, () => effectiveProfile(this.#layers(domainOf(aor), aor, own)));
  }

  /** Users of whom nothing is said apart share what holds in their domain. */
  #sharedBy(aor: string): EffectiveProfile {
    if (this.#latest !== undefined && aor.endsWith(this.#latest.ending)) return this.#latest.profile;
    const domain = domainOf(aor);
    const profile = this.ofDomain(domain);
    this.#latest = { ending: `@${domain}`, profile };
    return profile;
  }

  /** What is in force in a domain, for nobody in particular. */
  ofDomain(domain: string): EffectiveProfile {
    return this.#effective.get(`@${domain}`, () => effectiveProfile(this.#layers(domain)));
  }

  /** The same as the text of a profile document. */
  textOf(profile: EffectiveProfile): string {
    const known = this.#texts.get(profile);
    if (known !== undefined) return known;
    const text = writeProfile({ values: profile.values, label: "" });
    this.#texts.set(profile, text);
    return text;
  }

  knowsDevice(aor: string, device: string): boolean {
    return this.#devices.get(aor)?.has(device) === true;
  }

  /** Those of a user that something is provisioned for. */
  devicesOf(aor: string): readonly string[] {
    return [...(this.#devices.get(aor)?.keys() ?? [])].sort();
  }

  /** From the weakest to the strongest. */
  #layers(domain: string, aor?: string, device?: string): readonly LayeredProfile[] {
    const said = (layer: LayeredProfile["layer"], values: Profile | undefined): LayeredProfile[] =>
      values === undefined ? [] : [{ layer, values }];
    return [
      { layer: { kind: "built-in" }, values: this.#options.builtIn(domain) },
      ...said({ kind: "everybody" }, this.#everybody),
      ...said({ kind: "domain", domain }, this.#domains.get(domain)),
      ...(aor === undefined ? [] : this.#groups.layersOf(aor)),
      ...(aor === undefined ? [] : said({ kind: "user", aor }, this.#users.get(aor))),
      ...(aor === undefined || device === undefined
        ? []
        : said({ kind: "device", device }, this.#devices.get(aor)?.get(device))),
    ];
  }

  #changed(path: string, text: string | undefined): void {
    const place = profilePlace(path, this.#options.auid);
    if (place === undefined) return;
    const reach = this.#put(place, text);
    this.#effective = new BoundedCache(KEPT_PROFILES);
    this.#latest = undefined;
    for (const listener of this.#listeners) listener(reach);
  }

  #put(place: ProfilePlace, text: string | undefined): ProfileReach {
    const document = text === undefined ? undefined : documentIn(text);
    switch (place.kind) {
      case "everybody":
        this.#everybody = document?.values;
        return { kind: "everybody" };
      case "domain":
        setOrDelete(this.#domains, place.domain, document?.values);
        return { kind: "domain", domain: place.domain };
      case "group":
        return { kind: "users", aors: this.#groups.set(place.group, document?.values, document?.members) };
      case "user":
        setOrDelete(this.#users, place.aor, document?.values);
        return { kind: "users", aors: new Set([place.aor]) };
      case "device":
        this.#putDevice(place.aor, place.device, document?.values);
        return { kind: "users", aors: new Set([place.aor]) };
    }
  }

  #putDevice(aor: string, device: string, values: Profile | undefined): void {
    const devices = this.#devices.get(aor) ?? new Map<string, Profile>();
    setOrDelete(devices, device, values);
    setOrDelete(this.#devices, aor, devices.size === 0 ? undefined : devices);
  }
}

/** What was accepted once and no longer reads says nothing. */
function documentIn(text: string): ProfileDocument {
  const read = readProfileText(text);
  return read.ok ? read.value : { values: {}, label: "" };
}

function setOrDelete<Value>(map: Map<string, Value>, key: string, value: Value | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}

const domainOf = (aor: string): string => aor.slice(aor.lastIndexOf("@") + 1);
