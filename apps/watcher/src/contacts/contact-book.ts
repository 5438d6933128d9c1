export interface Contact {
  /** Address of record with scheme. */
  readonly address: string;
  /** The name the user gave; the address is shown when absent. */
  readonly name: string | undefined;
  readonly group: string | undefined;
}

/** Where a user's contacts are kept. Every change is heard by all who listen, in other tabs too. */
export interface ContactBook {
  /** The same array until something changes. */
  readonly contacts: readonly Contact[];
  /** Adds the contact, or changes the one with its address. */
  put(contact: Contact): void;
  remove(address: string): void;
  onChange(listener: () => void): () => void;
}
