import {
  type ClientStorage,
  type DocumentAddress,
  type DocumentCopy,
  type LiveDocument,
  type LiveDocuments,
  usages,
  userDocument,
  type XcapEdit,
  type XdmClient,
} from "@porchlight/presence-client";
import { bookFailure } from "./book-failure";
import type { BrowserContacts } from "./browser-contacts";
import type {
  BookFailure,
  BookView,
  Contact,
  ContactBook,
  ContactGroup,
  ContactWords,
  NewContact,
} from "./contact-book";
import { KeptCopy } from "./kept-copy";
import { addContact, mergeContacts } from "./list-document/add-contacts";
import { changeContact, removeContact } from "./list-document/change-contact";
import { removeGroup, renameGroup } from "./list-document/change-group";
import { readContacts } from "./list-document/read-contacts";

const nothing: BookView = {
  state: { kind: "loading" },
  contacts: [],
  groups: [],
  omitted: 0,
  stranded: undefined,
};

/**
 * Contacts in the user's own list document: the buddy list of OMA, groups as lists in it. Each change is one write on the
 * condition that the document is as it was seen, and what others keep there stays.
 */
export class XcapContactBook implements ContactBook {
  readonly #index: DocumentAddress;
  readonly #kept: KeptCopy;
  readonly #live: LiveDocuments;
  readonly #listeners = new Set<() => void>();
  #view = nothing;
  #document: LiveDocument | undefined;
  /** Changes are made one after the other: each begins with what the one before left. */
  #turn: Promise<unknown> = Promise.resolve();
  #isMoved = false;

  constructor(
    private readonly xdm: XdmClient,
    storage: ClientStorage,
    private readonly browserContacts: BrowserContacts,
  ) {
    this.#index = userDocument(usages["resource-lists"], xdm.xui);
    this.#kept = new KeptCopy(storage, `lists:${xdm.xui}`);
    const copy = this.#kept.load();
    this.#live = xdm.watch([this.#index], { copies: new Map(copy && [[this.#index.path, copy]]) });
    this.#live.on("view", () => this.#follow());
    this.#follow();
  }

  get view(): BookView {
    return this.#view;
  }

  add(contact: NewContact): Promise<BookFailure | undefined> {
    return this.#edit(addContact(this.#index, contact));
  }

  change(contact: Contact, words: ContactWords): Promise<BookFailure | undefined> {
    return this.#edit(changeContact(this.#index, contact, words));
  }

  remove(contact: Contact): Promise<BookFailure | undefined> {
    return this.#edit(removeContact(this.#index, contact));
  }

  renameGroup(group: ContactGroup, title: string): Promise<BookFailure | undefined> {
    return this.#edit(renameGroup(this.#index, group, title));
  }

  removeGroup(group: ContactGroup): Promise<BookFailure | undefined> {
    return this.#edit(removeGroup(this.#index, group));
  }

  retry(): void {
    this.#live.retry();
    if (this.#view.stranded) void this.#move();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The user signed out: nothing is kept. */
  forget(): void {
    this.close();
    this.#kept.clear();
  }

  close(): void {
    this.#listeners.clear();
    this.xdm.close();
  }

  get #copy(): DocumentCopy | undefined {
    const document = this.#document;
    return document?.kind === "present" || document?.kind === "failed" ? document.copy : undefined;
  }

  #edit(edit: XcapEdit<BookFailure>): Promise<BookFailure | undefined> {
    const done = this.#turn.then(async () => {
      const result = await this.xdm.update(this.#index, edit, { from: this.#copy });
      return result.ok ? undefined : bookFailure(result.error);
    });
    this.#turn = done.catch(() => undefined);
    return done;
  }

  #follow(): void {
    const document = this.#live.view.documents.get(this.#index.path);
    if (document === undefined || document === this.#document) return;
    this.#document = document;
    if (document.kind === "present") this.#kept.save(document.copy);
    if (document.kind === "absent") this.#kept.clear();
    this.#show(this.#read(document));
    if (document.kind === "present" || document.kind === "absent") this.#moveOnce();
  }

  #read(document: LiveDocument): Partial<BookView> {
    if (document.kind === "loading") return { state: { kind: "loading" } };
    if (document.kind === "failed" && !document.copy) {
      return { state: { kind: "failed", failure: bookFailure(document.failure) } };
    }
    const read = readContacts(this.#index, this.#copy, this.#view.contacts);
    if (!read.ok)
      return { state: { kind: "failed", failure: read.error }, contacts: [], groups: [], omitted: 0 };
    return { state: { kind: "ready" }, ...read.value };
  }

  #moveOnce(): void {
    if (this.#isMoved) return;
    this.#isMoved = true;
    void this.#move();
  }

  /** Puts what only this browser has into the list. Until that is done, it stays where it is. */
  async #move(): Promise<void> {
    const contacts = this.browserContacts.read();
    if (contacts.length === 0) return;
    const failure = await this.#edit(mergeContacts(this.#index, contacts));
    if (!failure) this.browserContacts.clear();
    this.#show({ stranded: failure && { count: contacts.length, failure } });
  }

  #show(change: Partial<BookView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}
