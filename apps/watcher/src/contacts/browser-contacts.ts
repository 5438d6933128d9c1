import { parseAddress } from "@porchlight/presence-client";
import type { NewContact } from "./contact-book";
import { mostContacts } from "./list-document/read-contacts";
import { typedWords } from "./typed-words";

/** Contacts of one user that only this browser has, from the time before they were kept on the server. */
export class BrowserContacts {
  readonly #key: string;

  constructor(
    private readonly storage: Pick<Storage, "getItem" | "removeItem">,
    owner: string,
  ) {
    this.#key = `porchlight:contacts:${owner}`;
  }

  read(): readonly NewContact[] {
    try {
      const stored: unknown = JSON.parse(this.storage.getItem(this.#key) ?? "[]");
      return Array.isArray(stored) ? stored.slice(0, mostContacts).flatMap(contactOf) : [];
    } catch {
      return [];
    }
  }

  clear(): void {
    try {
      this.storage.removeItem(this.#key);
    } catch {
      // Forbidden storage keeps nothing that would have to go.
    }
  }
}

/** What is stored may be of any age and hand; only what is a contact is taken. */
function contactOf(value: unknown): NewContact[] {
  if (typeof value !== "object" || value === null) return [];
  const { address, name, group } = value as Partial<Record<string, unknown>>;
  const parsed = typeof address === "string" ? parseAddress(address) : undefined;
  return parsed?.ok ? [{ uri: parsed.value, name: typedWords(name), group: typedWords(group) }] : [];
}
