import type { EventPackage } from "./event-package";

/** The event packages a notifier serves, by name. Names compare byte by byte (RFC 6665 section 8.4). */
export class PackageRegistry {
  readonly #byName: ReadonlyMap<string, EventPackage>;
  /** Value of Allow-Events. Template packages need not be listed (RFC 6665 section 4.4.4). */
  readonly allowEvents: string;
  /** The same of the packages that take publications. */
  readonly allowPublished: string;

  constructor(packages: readonly EventPackage[]) {
    this.#byName = new Map(packages.map((eventPackage) => [eventPackage.name, eventPackage]));
    this.allowEvents = namesOf(packages.filter(({ name }) => !name.includes(".")));
    this.allowPublished = namesOf(packages.filter(({ source }) => source === "published"));
  }

  get(name: string): EventPackage | undefined {
    return this.#byName.get(name);
  }

  all(): readonly EventPackage[] {
    return [...this.#byName.values()];
  }
}

const namesOf = (packages: readonly EventPackage[]): string => packages.map(({ name }) => name).join(", ");
