import { DIALOG_INFO_TYPE, type DialogElement, dialogInfoOf, isSameDialog } from "@porchlight/documents";
import type {
  Compositor,
  PublicationRefusal,
  PublishedDocument,
  PublishedText,
  RenderedBody,
  SourceId,
  View,
} from "@porchlight/event-notifier";
import type { Instant, Result } from "@porchlight/kernel";
import { utf8Length } from "../utf8-length";
import { readDialogPublication, unsealedDialogs, wholeDialogs } from "./dialog-publication";
import { dialogView } from "./dialog-view";
import { type DialogReport, LiveDialog } from "./live-dialog";
import { supersedes } from "./supersedes";

/**
 * The dialogs of one presentity, those of each source for themselves: what one says of a branch ends nothing that another
 * says of its own, so that the branch that lost never hides the one that was answered. Of what two say about the very same
 * dialog the last word counts.
 */
export class DialogCompositor implements Compositor {
  /** A call ends when somebody says so, or when its publication does. */
  readonly turnsAt = undefined;
  readonly #sources = new Map<SourceId, readonly LiveDialog[]>();
  /** What each source says is over. */
  readonly #over = new Map<SourceId, readonly DialogElement[]>();
  readonly #ids = new Set<string>();
  #lastNumber = 0;
  #version = 0;
  #rendered: { readonly version: number; readonly key: string; readonly body: RenderedBody } | undefined;

  constructor(readonly presentity: string) {}

  get version(): number {
    return this.#version;
  }

  get isEmpty(): boolean {
    return this.#sources.size === 0;
  }

  wholeText(sent: PublishedText, soFar: string | undefined): Result<PublishedText, PublicationRefusal> {
    return wholeDialogs(sent, soFar, this.presentity);
  }

  read(contentType: string, body: Uint8Array): Result<PublishedDocument, PublicationRefusal> {
    return readDialogPublication({ contentType, body }, this.presentity);
  }

  put(source: SourceId, document: PublishedDocument, at: Instant): void {
    const { dialogs } = unsealedDialogs(document);
    const own = this.#sources.get(source) ?? [];
    const known = [...own, ...this.#takeSuperseded(source, dialogs, at)];
    const going = dialogs.filter(
      (dialog) => dialog.state !== "terminated" && !this.#isOutdated(source, { dialog, at }),
    );
    const kept = going.map((dialog) => takeKnown(known, dialog));
    for (const over of known) this.#end(over, dialogs);
    const live = going.map((dialog, index) => {
      const former = kept[index];
      former?.update({ dialog, at });
      return former ?? this.#begin(dialog, at);
    });
    this.#sources.set(source, live);
    this.#over.set(
      source,
      dialogs.filter(({ state }) => state === "terminated"),
    );
    this.#version += 1;
  }

  remove(source: SourceId): void {
    for (const dialog of this.#sources.get(source) ?? []) this.#end(dialog, []);
    this.#sources.delete(source);
    this.#over.delete(source);
    this.#version += 1;
  }

  has(source: SourceId): boolean {
    return this.#sources.has(source);
  }

  advance(): void {}

  /** The dialogs that go on, source by source. */
  live(): readonly LiveDialog[] {
    return [...this.#sources.values()].flat();
  }

  /** As it was when its sources last spoke. */
  render(view: View): RenderedBody {
    const { key, kind } = dialogView(view);
    if (this.#rendered?.version === this.#version && this.#rendered.key === key) return this.#rendered.body;
    const shown = kind === "nothing" ? [] : this.live();
    const head = { version: 0, state: "full", entity: this.presentity } as const;
    const text = dialogInfoOf(
      head,
      shown.map((dialog) => dialog.key(dialogView(view), false)),
    );
    const body = { contentType: DIALOG_INFO_TYPE, text, octets: utf8Length(text) };
    this.#rendered = { version: this.#version, key, body };
    return body;
  }

  /** Takes away from other sources what a source now says. */
  #takeSuperseded(source: SourceId, said: readonly DialogElement[], at: Instant): readonly LiveDialog[] {
    const taken: LiveDialog[] = [];
    for (const [other, dialogs] of this.#sources) {
      if (other === source) continue;
      const gone = dialogs.filter(({ report }) => said.some((dialog) => supersedes({ dialog, at }, report)));
      if (gone.length === 0) continue;
      taken.push(...gone);
      this.#sources.set(
        other,
        dialogs.filter((dialog) => !gone.includes(dialog)),
      );
    }
    return taken;
  }

  /** Another source said later, or said that it is over: two publications may overtake one another. */
  #isOutdated(source: SourceId, said: DialogReport): boolean {
    for (const [other, dialogs] of this.#over) {
      if (other !== source && dialogs.some((dialog) => supersedes({ dialog, at: said.at }, said)))
        return true;
    }
    for (const [other, dialogs] of this.#sources) {
      if (other !== source && dialogs.some(({ report }) => supersedes(report, said))) return true;
    }
    return false;
  }

  #begin(dialog: DialogElement, at: Instant): LiveDialog {
    this.#lastNumber += 1;
    const id = freeId(dialog.id, this.#ids);
    this.#ids.add(id);
    return new LiveDialog(id, this.#lastNumber, { dialog, at });
  }

  #end(over: LiveDialog, said: readonly DialogElement[]): void {
    over.end(said.find((dialog) => dialog.state === "terminated" && isSameDialog(dialog, over.dialog)));
    this.#ids.delete(over.id);
  }
}

/** Takes the dialog that an element is about out of those known: the very same, or else one that can be. */
function takeKnown(known: LiveDialog[], dialog: DialogElement): LiveDialog | undefined {
  const exact = known.findIndex((each) => isExactly(each.dialog, dialog));
  const found = exact >= 0 ? exact : known.findIndex((each) => isSameDialog(each.dialog, dialog));
  return found < 0 ? undefined : known.splice(found, 1)[0];
}

const isExactly = (one: DialogElement, other: DialogElement): boolean =>
  one.id === other.id && one.localTag === other.localTag && one.remoteTag === other.remoteTag;

/** Sources choose their ids on their own: from the second on an id gets a number. */
function freeId(id: string, taken: ReadonlySet<string>): string {
  let free = id;
  for (let number = 2; taken.has(free); number += 1) free = `${id}.${number}`;
  return free;
}
