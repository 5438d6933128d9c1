export interface Contact {
  /** As the list has it: with scheme. Nobody is twice in one group. */
  readonly uri: string;
  /** Address of record that presence is asked of; undefined for a URI that has none. */
  readonly address: string | undefined;
  /** The name the user gave; the address is shown when absent. */
  readonly name: string | undefined;
  /** Id of the group; undefined for contacts without one. */
  readonly group: string | undefined;
}

export interface ContactGroup {
  readonly id: string;
  /** With the titles of the groups it is in, should other clients nest them. */
  readonly title: string;
  readonly ownTitle: string;
}

/** What a person typed about a contact. A group that is not there yet is made. */
export interface ContactWords {
  readonly name: string | undefined;
  /** Title of the group. */
  readonly group: string | undefined;
}

export interface NewContact extends ContactWords {
  readonly uri: string;
}

/** Why the book was not changed, or cannot be read. What was typed is still with the one who typed it. */
export type BookFailure =
  /** The server cannot be reached, or is in trouble. */
  | { readonly kind: "offline" }
  /** Others change the list all the time. */
  | { readonly kind: "contended" }
  /** The contact or group is not there any more. */
  | { readonly kind: "gone" }
  | { readonly kind: "known" }
  /** Another group has this title. */
  | { readonly kind: "title-taken" }
  | { readonly kind: "full" }
  /** Against a rule of the server; `phrase` is its word for it, to be shown as text. */
  | { readonly kind: "disallowed"; readonly phrase: string | undefined }
  /** The list cannot be read as one of contacts; it is left alone. */
  | { readonly kind: "unreadable" };

export type BookState =
  | { readonly kind: "loading" }
  | { readonly kind: "ready" }
  | { readonly kind: "failed"; readonly failure: BookFailure };

export interface BookView {
  /** `ready` as soon as there are contacts to show, be they old. */
  readonly state: BookState;
  readonly contacts: readonly Contact[];
  readonly groups: readonly ContactGroup[];
  /** Contacts of the list that are beyond what is shown. */
  readonly omitted: number;
  /** Contacts that only this browser has, because they could not be put into the list. */
  readonly stranded: Stranded | undefined;
}

export interface Stranded {
  readonly count: number;
  readonly failure: BookFailure;
}

/** Where a user's contacts are kept. Every change is heard by all who listen, whoever made it. */
export interface ContactBook {
  /** The same object until something changes. */
  readonly view: BookView;
  /** Each change resolves when it is kept, or with why it is not. */
  add(contact: NewContact): Promise<BookFailure | undefined>;
  change(contact: Contact, words: ContactWords): Promise<BookFailure | undefined>;
  remove(contact: Contact): Promise<BookFailure | undefined>;
  renameGroup(group: ContactGroup, title: string): Promise<BookFailure | undefined>;
  /** The contacts of the group stay, without a group. */
  removeGroup(group: ContactGroup): Promise<BookFailure | undefined>;
  /** Reads the list again, and tries again what could not be put into it. */
  retry(): void;
  onChange(listener: () => void): () => void;
}
