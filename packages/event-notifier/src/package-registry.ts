import type { EventPackage } from "./event-package";

/** The event packages a notifier serves, by name. Names compare byte by byte (RFC 6665 section 8.4). */
export class PackageRegistry {
  readonly #byName: ReadonlyMap<string, EventPackage>;
  /** Value of Allow-Events. */
  readonly allowEvents: string;

  constructor(packages: readonly EventPackage[]) {
    this.#byName = new Map(packages.map((eventPackage) => [eventPackage.name, eventPackage]));
    this.allowEvents = packages.map((eventPackage) => eventPackage.name).join(", ");
  }

  get(name: string): EventPackage | undefined {
    return this.#byName.get(name);
  }

  all(): readonly EventPackage[] {
    return [...this.#byName.values()];
  }
}
