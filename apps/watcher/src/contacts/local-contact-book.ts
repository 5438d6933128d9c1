import { parseAddress } from "@porchlight/presence-client";
import type { Contact, ContactBook } from "./contact-book";

const mostContacts = 1000;
const longestName = 100;

/** Contacts in the browser's storage, one list per user, live between tabs. */
export class LocalContactBook implements ContactBook {
  readonly #key: string;
  readonly #listeners = new Set<() => void>();
  #contacts: readonly Contact[];

  constructor(
    private readonly storage: Storage,
    events: Pick<EventTarget, "addEventListener">,
    owner: string,
  ) {
    this.#key = `porchlight:contacts:${owner}`;
    this.#contacts = this.#read();
    events.addEventListener("storage", (event) => {
      const { key } = event as Event & { readonly key?: string | null };
      if (key === this.#key || key === null) this.#changed(this.#read());
    });
  }

  get contacts(): readonly Contact[] {
    return this.#contacts;
  }

  put(contact: Contact): void {
    const others = this.#read().filter(({ address }) => address !== contact.address);
    this.#write([...others, contact].slice(0, mostContacts));
  }

  remove(address: string): void {
    this.#write(this.#read().filter((contact) => contact.address !== address));
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #write(contacts: readonly Contact[]): void {
    try {
      this.storage.setItem(this.#key, JSON.stringify(contacts));
    } catch {
      // A full or forbidden store: the list lasts as long as the page.
    }
    this.#changed(contacts);
  }

  #changed(contacts: readonly Contact[]): void {
    this.#contacts = contacts;
    for (const listener of [...this.#listeners]) listener();
  }

  #read(): readonly Contact[] {
    try {
      const stored: unknown = JSON.parse(this.storage.getItem(this.#key) ?? "[]");
      return Array.isArray(stored) ? stored.slice(0, mostContacts).flatMap(contactOf) : [];
    } catch {
      return this.#contacts ?? [];
    }
  }
}

/** What is stored may be of any age and hand; only what is a contact is taken. */
function contactOf(value: unknown): Contact[] {
  if (typeof value !== "object" || value === null) return [];
  const { address, name, group } = value as Partial<Record<string, unknown>>;
  const parsed = typeof address === "string" ? parseAddress(address) : undefined;
  return parsed?.ok ? [{ address: parsed.value, name: words(name), group: words(group) }] : [];
}

/** Words a person typed, trimmed and bounded; undefined when there are none. */
export function words(value: unknown): string | undefined {
  return typeof value === "string" ? value.trim().slice(0, longestName) || undefined : undefined;
}
