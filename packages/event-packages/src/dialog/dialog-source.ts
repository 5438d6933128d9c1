import { DIALOG_INFO_TYPE, dialogInfoOf, writeDialog } from "@porchlight/documents";
import type { RenderedBody, ViewSource } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import { utf8Length } from "../utf8-length";
import type { DialogCompositor } from "./dialog-compositor";
import { type DialogFilter, isWanted } from "./dialog-filter";
import { type DialogView, dialogView, NOTHING_SHOWN } from "./dialog-view";
import type { LiveDialog } from "./live-dialog";

/** What a watcher was told. */
interface Told {
  readonly view: DialogView;
  readonly key: string | undefined;
  readonly dialogs: readonly LiveDialog[];
}

/** What phones are told of instead of nothing. */
const NO_DIALOG = writeDialog({ id: "none", direction: "recipient", state: "terminated", extensions: [] });

const NOTHING_TOLD: Told = { view: NOTHING_SHOWN, key: undefined, dialogs: [] };

/**
 * The dialogs of a presentity for one watcher: each document tells all that go on, and once more those that were told and
 * are over since. A phone that missed one has its lamp right with the next.
 */
export class DialogSource implements ViewSource {
  readonly isSerial = false;
  readonly #compositor: DialogCompositor;
  readonly #filter: DialogFilter;
  #told: Told;
  /** What was told before that. */
  #before = NOTHING_TOLD;

  constructor(
    compositor: DialogCompositor,
    readonly view: DialogView,
    filter: DialogFilter,
    told: Told = NOTHING_TOLD,
  ) {
    this.#compositor = compositor;
    this.#filter = filter;
    this.#told = told;
  }

  become(view: ViewSource["view"]): DialogSource {
    return new DialogSource(this.#compositor, dialogView(view), this.#filter, this.#told);
  }

  hasNews(): boolean {
    return this.#key(this.#shown()) !== this.#told.key;
  }

  tell(version: number, now: Instant): RenderedBody {
    const shown = this.#shown();
    const ids = new Set(shown.map((dialog) => dialog.idIn(this.view)));
    const { view, dialogs } = this.#told;
    const byId = new Map(dialogs.map((dialog) => [dialog.idIn(view), dialog]));
    const over = [...byId.values()].filter((dialog) => !ids.has(dialog.idIn(view)));
    this.#before = this.#told;
    this.#told = { view: this.view, key: this.#key(shown), dialogs: shown };
    return this.#body(version, [
      ...over.map((dialog) => (view === this.view ? dialog.endText(view) : dialog.withdrawnText(view))),
      ...shown.map((dialog) => dialog.text(this.view, this.#withSessions, now)),
    ]);
  }

  tellAll(version: number, now: Instant): RenderedBody {
    return this.tell(version, now);
  }

  state(): string {
    return this.#key(this.#shown());
  }

  /** It may have arrived all the same: whatever was in the last two is told to be over when it is. */
  forget(): void {
    const dialogs = [...new Set([...this.#before.dialogs, ...this.#told.dialogs])];
    this.#told = { ...this.#told, key: undefined, dialogs };
  }

  get #withSessions(): boolean {
    return this.#filter.withSessions && this.view.kind === "own";
  }

  #shown(): readonly LiveDialog[] {
    if (this.view.kind === "nothing") return [];
    return this.#compositor.live().filter(({ dialog }) => isWanted(dialog, this.#filter, this.view));
  }

  #key(shown: readonly LiveDialog[]): string {
    return shown.map((dialog) => dialog.key(this.view, this.#withSessions)).join("");
  }

  #body(version: number, dialogs: readonly string[]): RenderedBody {
    const told = dialogs.length === 0 && this.#filter.needsDialog ? [NO_DIALOG] : dialogs;
    const text = dialogInfoOf({ version, state: "full", entity: this.#compositor.presentity }, told);
    return { contentType: DIALOG_INFO_TYPE, text, octets: utf8Length(text) };
  }
}
