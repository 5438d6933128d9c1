import {
  ok,
  type Result,
  usages,
  userDocument,
  type XdmClient,
  type XdmFailure,
} from "@porchlight/presence-client";
import {
  emptyPlan,
  type PlanContent,
  readPlan,
  type Unreadable,
  withEntry,
  withoutEntry,
} from "./plan-document";
import type { NewEntry, PlannedEntry } from "./planned-entry";

export type PlanFailure = XdmFailure | Unreadable;

export type PlanView =
  | { readonly kind: "loading" }
  | ({
      readonly kind: "ready";
      readonly isBusy: boolean;
      readonly failure: PlanFailure | undefined;
    } & PlanContent)
  | { readonly kind: "failed"; readonly failure: PlanFailure };

/** What the user says at planned times: a part of the permanent state on the server, read when it is looked at. */
export class Plan {
  readonly #listeners = new Set<() => void>();
  #view: PlanView = { kind: "loading" };

  constructor(private readonly xdm: Pick<XdmClient, "get" | "update" | "xui">) {}

  get view(): PlanView {
    return this.#view;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async load(): Promise<void> {
    const read = await this.#read();
    this.#show(
      read.ok
        ? { kind: "ready", isBusy: false, failure: undefined, ...read.value }
        : { kind: "failed", failure: read.error },
    );
  }

  /** True when it is written. */
  add(entry: NewEntry): Promise<boolean> {
    const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
    const id = `plan-${crypto.getRandomValues(new Uint32Array(2)).join("-")}`;
    return this.#write((text) => withEntry(text, entry, { entity: this.xdm.xui, zone, id }));
  }

  remove(entry: PlannedEntry): Promise<boolean> {
    return this.#write((text) => (text === undefined ? ok(undefined) : withoutEntry(text, entry)));
  }

  get #document() {
    return userDocument(usages["pidf-manipulation"], this.xdm.xui);
  }

  async #read(): Promise<Result<PlanContent, PlanFailure>> {
    const found = await this.xdm.get(this.#document);
    if (!found.ok) return found.error.kind === "not-found" ? ok(emptyPlan) : found;
    return readPlan(found.value.text);
  }

  async #write(edit: (text: string | undefined) => Result<string | undefined, Unreadable>): Promise<boolean> {
    this.#become({ isBusy: true, failure: undefined });
    const target = this.#document;
    const result = await this.xdm.update<Unreadable>(target, (current) => {
      const edited = edit(current?.text);
      if (!edited.ok) return edited;
      const { value: text } = edited;
      return ok(text === undefined || text === current?.text ? undefined : { kind: "put", target, text });
    });
    if (result.ok) await this.load();
    else this.#become({ isBusy: false, failure: result.error });
    return result.ok;
  }

  #become(change: { readonly isBusy: boolean; readonly failure: PlanFailure | undefined }): void {
    if (this.#view.kind === "ready") this.#show({ ...this.#view, ...change });
  }

  #show(view: PlanView): void {
    this.#view = view;
    for (const listener of [...this.#listeners]) listener();
  }
}
