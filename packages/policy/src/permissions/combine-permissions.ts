import type { UserInputLevel } from "@porchlight/documents";
import {
  type AttributeGrant,
  type ComponentGrant,
  EVERYTHING,
  fullerLevel,
  isEverything,
  NO_MEMBERS,
  NOTHING,
  type Permissions,
} from "./permissions";

/** Each permission combined on its own: OR, maximum, union (RFC 4745 section 10.2). */
export function combinePermissions(all: Iterable<Permissions>): Permissions {
  const different = new Set(all);
  const [only] = different;
  if (only === undefined) return NOTHING;
  if (different.size === 1) return isEverything(only) ? EVERYTHING : only;
  const combination = new Combination();
  for (const permissions of different) combination.add(permissions);
  const combined = combination.permissions;
  return isEverything(combined) ? EVERYTHING : combined;
}

class Combination {
  readonly #services = new ComponentUnion();
  readonly #devices = new ComponentUnion();
  readonly #persons = new ComponentUnion();
  readonly #attributes = new AttributeUnion();

  add({ services, devices, persons, attributes }: Permissions): void {
    this.#services.add(services);
    this.#devices.add(devices);
    this.#persons.add(persons);
    this.#attributes.add(attributes);
  }

  get permissions(): Permissions {
    return {
      services: this.#services.grant,
      devices: this.#devices.grant,
      persons: this.#persons.grant,
      attributes: this.#attributes.grant,
    };
  }
}

/** `all` takes in every set. */
class ComponentUnion {
  readonly #members = new SetUnion();
  #isAll = false;

  add(grant: ComponentGrant): void {
    if (grant === "all") this.#isAll = true;
    else this.#members.add(grant);
  }

  get grant(): ComponentGrant {
    return this.#isAll ? "all" : this.#members.set;
  }
}

class AttributeUnion {
  readonly #unknown = new SetUnion();
  #isAll = false;
  #named = 0;
  #userInput: UserInputLevel = "false";
  #geopriv = false;

  add(grant: "all" | AttributeGrant): void {
    if (grant === "all") {
      this.#isAll = true;
      return;
    }
    this.#named |= grant.named;
    this.#userInput = fullerLevel(this.#userInput, grant.userInput);
    this.#geopriv ||= grant.geopriv;
    this.#unknown.add(grant.unknown);
  }

  get grant(): "all" | AttributeGrant {
    if (this.#isAll) return "all";
    return {
      named: this.#named,
      userInput: this.#userInput,
      geopriv: this.#geopriv,
      unknown: this.#unknown.set,
    };
  }
}

/** Copies only where more than one set has members. */
class SetUnion {
  #first: ReadonlySet<string> = NO_MEMBERS;
  #copy: Set<string> | undefined;

  get set(): ReadonlySet<string> {
    return this.#copy ?? this.#first;
  }

  add(members: ReadonlySet<string>): void {
    if (members.size === 0 || members === this.#first) return;
    if (this.#first.size === 0) {
      this.#first = members;
      return;
    }
    this.#copy ??= new Set(this.#first);
    for (const member of members) this.#copy.add(member);
  }
}
