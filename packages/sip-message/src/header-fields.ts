import { displayName, type HeaderName } from "./header-names";
import { splitList } from "./text/split-list";

export type { HeaderName } from "./header-names";

/** Fields whose rows must not be combined or split at commas (RFC 3261 section 7.3.1). */
const unsplitNames: ReadonlySet<HeaderName> = new Set([
  "authorization",
  "proxy-authorization",
  "proxy-authenticate",
  "www-authenticate",
]);

/** Fields whose grammar has comments; anywhere else a parenthesis is an ordinary character. */
const commentNames: ReadonlySet<HeaderName> = new Set(["server", "user-agent", "retry-after"]);

/**
 * The header fields of one message in order. Names are canonical: long form, lower case (`call-id`). Values are
 * trimmed and unfolded but not interpreted. Lookups are linear over the few fields a message has.
 */
export class HeaderFields {
  readonly #names: HeaderName[];
  readonly #values: string[];

  constructor(fields: Iterable<readonly [name: HeaderName, value: string]> = []) {
    this.#names = [];
    this.#values = [];
    for (const [name, value] of fields) this.append(name, value);
  }

  get size(): number {
    return this.#names.length;
  }

  /** The first value with this name. */
  first(name: HeaderName): string | undefined {
    const index = this.#names.indexOf(name);
    return index === -1 ? undefined : this.#values[index];
  }

  has(name: HeaderName): boolean {
    return this.#names.includes(name);
  }

  /** How many rows carry this name. */
  count(name: HeaderName): number {
    let count = 0;
    for (const each of this.#names) if (each === name) count++;
    return count;
  }

  /** Whether more than one row carries this name. */
  isRepeated(name: HeaderName): boolean {
    const index = this.#names.indexOf(name);
    return index !== -1 && this.#names.includes(name, index + 1);
  }

  /** The value of each row with this name, unsplit. */
  raw(name: HeaderName): string[] {
    const rows: string[] = [];
    for (let index = 0; index < this.#names.length; index++) {
      const value = this.#values[index];
      if (this.#names[index] === name && value !== undefined) rows.push(value);
    }
    return rows;
  }

  /**
   * All values with this name, comma-separated lists split, empty elements left out. For fields that are lists;
   * credentials and challenges come one value per row.
   */
  values(name: HeaderName): string[] {
    const rows = this.raw(name);
    if (unsplitNames.has(name)) return rows;
    if (rows.length === 1 && rows[0] !== "" && !rows[0]?.includes(",")) return rows;
    return rows.flatMap((row) => splitList(row, commentNames.has(name)));
  }

  /** Name as it is sent (`Call-ID`) and value of each field, in order. */
  *entries(): IterableIterator<[name: string, value: string]> {
    for (let index = 0; index < this.#names.length; index++) {
      yield [displayName(this.#names[index] ?? ""), this.#values[index] ?? ""];
    }
  }

  append(name: HeaderName, value: string): void {
    this.#names.push(name);
    this.#values.push(value);
  }

  /** The same fields but those of one name. */
  without(name: HeaderName): HeaderFields {
    const fields = new HeaderFields();
    for (const [index, each] of this.#names.entries()) {
      if (each !== name) fields.append(each, this.#values[index] ?? "");
    }
    return fields;
  }
}
