import { type DialogElement, type Participant, writeDialog } from "@porchlight/documents";
import type { Instant } from "@porchlight/kernel";
import { type DialogView, isNaming } from "./dialog-view";

/** What the source of a dialog last said of it. */
export interface DialogReport {
  readonly dialog: DialogElement;
  readonly at: Instant;
}

/** A dialog from its first mention to its end, as watchers know it. */
export class LiveDialog {
  #report: DialogReport;
  #ending: Pick<DialogElement, "event" | "code"> = {};
  /** What watchers of a view could notice, by view. */
  readonly #keys = new Map<string, string>();

  /**
   * @param id unique among the dialogs of the presentity
   * @param number the same for those who may not learn the id, which often is the Call-ID
   */
  constructor(
    readonly id: string,
    readonly number: number,
    report: DialogReport,
  ) {
    this.#report = report;
  }

  get dialog(): DialogElement {
    return this.#report.dialog;
  }

  get report(): DialogReport {
    return this.#report;
  }

  /** What watchers of a view know it by. */
  idIn(view: DialogView): string {
    return isNaming(view) ? this.id : `d${this.number}`;
  }

  update(report: DialogReport): void {
    this.#report = report;
    this.#keys.clear();
  }

  /** @param said what its source said of its end; undefined when it did not */
  end(said: DialogElement | undefined): void {
    this.#ending = said ?? {};
  }

  /** The element for a view. Its duration counts on (RFC 4235 section 4.1.3). */
  text(view: DialogView, withSessions: boolean, now: Instant): string {
    const { duration } = this.#report.dialog;
    const counted = duration === undefined ? {} : { duration: duration + secondsSince(this.#report.at, now) };
    return writeDialog(this.#shown({ ...this.dialog, ...counted }, view, withSessions));
  }

  /** The element that tells its end. */
  endText(view: DialogView): string {
    const { event, code, duration, ...dialog } = this.dialog;
    const { event: endedBy, code: endCode } = this.#ending;
    const over: DialogElement = {
      ...dialog,
      state: "terminated",
      ...(endedBy && { event: endedBy }),
      ...(endCode && { code: endCode }),
    };
    return writeDialog(this.#shown(over, view, false));
  }

  /** The end of what a watcher is not shown any more. */
  withdrawnText(view: DialogView): string {
    return writeDialog({ id: this.idIn(view), state: "terminated", extensions: [] });
  }

  /** The same as long as a watcher of the view would notice nothing but the passing of time. */
  key(view: DialogView, withSessions: boolean): string {
    const name = `${view.key} ${withSessions}`;
    const known = this.#keys.get(name);
    if (known !== undefined) return known;
    const { duration, ...dialog } = this.dialog;
    const key = writeDialog(this.#shown(dialog, view, withSessions));
    this.#keys.set(name, key);
    return key;
  }

  #shown(dialog: DialogElement, view: DialogView, withSessions: boolean): DialogElement {
    const id = this.idIn(view);
    if (isNaming(view)) return { ...(withSessions ? dialog : withoutSessions(dialog)), id };
    const { state, direction } = dialog;
    return { id, state, ...(direction && { direction }), extensions: [] };
  }
}

const secondsSince = (at: Instant, now: Instant): number => Math.max(0, Math.floor((now - at) / 1000));

const withoutSessions = ({ local, remote, ...dialog }: DialogElement): DialogElement => ({
  ...dialog,
  ...(local && { local: withoutSession(local) }),
  ...(remote && { remote: withoutSession(remote) }),
});

function withoutSession({ sessionDescription, ...participant }: Participant): Participant {
  return participant;
}
