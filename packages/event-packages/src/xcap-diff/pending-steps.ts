import type { DiffProcessing } from "./diff-processing";

/** A version that was told or is to be told; the text is missing where the notifier has lost track of it. */
export interface ToldState {
  readonly etag: string;
  readonly text: string | undefined;
}

/** From one version to another; a missing side is a document that does not exist. */
export interface PendingStep {
  readonly path: string;
  readonly previous: ToldState | undefined;
  readonly next: ToldState | undefined;
}

/** More steps than this of one window are told as one, to be fetched. */
const MAX_STEPS = 256;

/**
 * What happened since the last NOTIFY, in chronological order. `xcap-patching` keeps every step of a document, the other
 * modes one from the first version to the last.
 */
export class PendingSteps {
  #steps: PendingStep[] = [];

  get steps(): readonly PendingStep[] {
    return this.#steps;
  }

  note(step: PendingStep, mode: DiffProcessing): void {
    if (mode !== "xcap-patching") this.#fold(step);
    else if (this.#steps.length < MAX_STEPS) this.#steps.push(step);
    else this.#lump(step);
  }

  forget(path: string): void {
    this.#steps = this.#steps.filter((step) => step.path !== path);
  }

  clear(): void {
    this.#steps = [];
  }

  /** All steps of the document as one, at the end. */
  #fold(step: PendingStep): void {
    const first = this.#steps.find(({ path }) => path === step.path);
    if (first === undefined) {
      this.#steps.push(step);
      return;
    }
    this.forget(step.path);
    const { path, next } = step;
    const { previous } = first;
    if (previous?.etag !== next?.etag) this.#steps.push({ path, previous, next });
  }

  /** The same without texts, so that the subscriber fetches the document. */
  #lump(step: PendingStep): void {
    const { path, previous, next } = step;
    const withoutText = (state: ToldState | undefined): ToldState | undefined =>
      state === undefined ? undefined : { etag: state.etag, text: undefined };
    this.#fold({ path, previous: withoutText(previous), next: withoutText(next) });
  }
}
