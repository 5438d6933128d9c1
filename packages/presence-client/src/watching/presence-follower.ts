import { followPresence, PIDF_DIFF_TYPE, type PresenceCopy } from "@porchlight/documents";
import type { Result } from "@porchlight/kernel";
import { type AnnouncedContent, isComplete, mergeReferences } from "../content/announced-content";
import { EXTERNAL_BODY } from "../content/external-body";
import { MULTIPART_RELATED, printRelated, type RelatedBody, readRelated } from "../content/related-body";
import type { WholeState } from "../subscription/known-states";
import type { Notification } from "../subscription/subscription-life";
import { type PresenceReading, presenceType, readPresenceText } from "./presence-reading";

/** What the body of a NOTIFY comes to. */
export type Taken =
  | { readonly kind: "current"; readonly reading: PresenceReading }
  /** Older than what is known. */
  | { readonly kind: "outdated" }
  /** It cannot be used, and the next one tells the whole state again. */
  | { readonly kind: "unreadable"; readonly problem: string }
  /** The whole state has to be asked for. */
  | { readonly kind: "lost"; readonly problem: string }
  | { readonly kind: "unsupported-type" };

export type NotifiedBody = Pick<Notification, "dialog" | "contentType" | "body">;

const byReference = `${MULTIPART_RELATED}, ${EXTERNAL_BODY}`;
const wholeOnly = `${presenceType}, ${byReference}`;
const partialFirst = `${presenceType};q=0.3, ${PIDF_DIFF_TYPE};q=1, ${byReference}`;

/** Types of presence documents for an Accept. */
export const presenceAccept = (takesPartial: boolean): string => (takesPartial ? partialFirst : wholeOnly);

/** Follows a presentity by whole and by partial documents (RFC 5263 §4.5), over the dialogs of a subscription. */
export class PresenceFollower {
  #dialog: string | undefined;
  #copy: PresenceCopy | undefined;
  /** Of the last partial document of this dialog; documents of the other type leave it. */
  #version = -1;
  #takesPartial = true;
  /** A change brings what is new to it; what was told before it still holds. */
  #references: readonly AnnouncedContent[] = [];
  /** The last whole document that could be read. */
  #text: string | undefined;

  /**
   * For the Accept of the next SUBSCRIBE. A notifier whose changes cannot be used, or are not wanted, is asked for whole
   * documents.
   */
  accept(partial: boolean): string {
    return presenceAccept(partial && this.#takesPartial);
  }

  /** Whether changes could be used so far. */
  get takesPartial(): boolean {
    return this.#takesPartial;
  }

  /** What is known, as one body; undefined when it is nothing, or cannot be said again as it was. */
  get whole(): WholeState | undefined {
    const references = this.#references.flatMap((each) => (isComplete(each) ? [each] : []));
    if (this.#text === undefined || references.length < this.#references.length) return undefined;
    if (references.length === 0) return { contentType: presenceType, body: this.#text };
    const { contentType, content } = printRelated(presenceType, this.#text, references);
    return { contentType, body: content };
  }

  take({ dialog, contentType, body }: NotifiedBody): Taken {
    return this.takeRelated(dialog, readRelated(contentType ?? presenceType, body));
  }

  takeRelated(dialog: string, told: Result<RelatedBody, string>): Taken {
    if (dialog !== this.#dialog) this.#begin(dialog);
    if (!told.ok) return this.#lost(told.error, true);
    if (told.value.type === PIDF_DIFF_TYPE) return this.#takePartial(told.value);
    return told.value.type === presenceType ? this.#takeWhole(told.value) : { kind: "unsupported-type" };
  }

  /** Versions are counted for each dialog anew. */
  #begin(dialog: string): void {
    this.#dialog = dialog;
    this.#copy = undefined;
    this.#version = -1;
  }

  #takeWhole({ text, references }: RelatedBody): Taken {
    this.#copy = undefined;
    this.#references = references;
    const reading = readPresenceText(text, references);
    this.#text = reading.ok ? text : undefined;
    return reading.ok
      ? { kind: "current", reading: reading.value }
      : { kind: "unreadable", problem: reading.error };
  }

  #takePartial({ text, references }: RelatedBody): Taken {
    const followed = followPresence(this.#copy, text);
    if (followed.kind === "outdated") return followed;
    if (followed.kind === "lost") return this.#lost(followed.reason, followed.cause === "missing");
    if (followed.copy.version <= this.#version) return { kind: "outdated" };
    this.#copy = followed.copy;
    this.#version = followed.copy.version;
    this.#references = mergeReferences(this.#references, references);
    const reading = readPresenceText(followed.copy.text, this.#references);
    this.#text = reading.ok ? followed.copy.text : undefined;
    return reading.ok ? { kind: "current", reading: reading.value } : this.#lost(reading.error, false);
  }

  #lost(problem: string, canGoOn: boolean): Taken {
    this.#copy = undefined;
    this.#text = undefined;
    this.#takesPartial &&= canGoOn;
    return { kind: "lost", problem };
  }
}
