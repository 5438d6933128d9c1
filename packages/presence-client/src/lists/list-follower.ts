import { followList, type ListCopy, RLMI_TYPE, type TakenBody } from "@porchlight/documents";
import type { Result } from "@porchlight/kernel";
import type { BodyPart } from "@porchlight/sip-message";
import { relatedPart } from "../content/related-body";
import type { WholeState } from "../subscription/known-states";
import { type NotifiedBody, PresenceFollower, presenceAccept } from "../watching/presence-follower";
import type { PresenceReading } from "../watching/presence-reading";
import { type ListBody, nestedListBody, readListBody } from "./list-body";
import { wholeList } from "./whole-list";

/** What is known of an instance of a member. */
export type MemberState =
  | {
      readonly kind: "presence";
      readonly follower: PresenceFollower;
      /** The last that could be read. */
      readonly reading: PresenceReading | undefined;
    }
  | { readonly kind: "list"; readonly dialog: string; readonly copy: ListCopy<MemberState> };

/** What the body of a NOTIFY comes to. */
export type TakenList =
  | { readonly kind: "current"; readonly copy: ListCopy<MemberState>; readonly problems: readonly string[] }
  /** Taken, but something is missing: the whole state has to be asked for. */
  | {
      readonly kind: "lost";
      readonly copy: ListCopy<MemberState> | undefined;
      readonly problems: readonly string[];
    }
  /** Older than what is known. */
  | { readonly kind: "outdated" }
  | { readonly kind: "unsupported-type" };

/** Follows a list and the presence of its members (RFC 4662 §4.6), over the dialogs of a subscription. */
export class ListFollower {
  #dialog: string | undefined;
  #copy: ListCopy<MemberState> | undefined;
  #takesPartial = true;
  #problems: string[] = [];

  /**
   * For the Accept of the next SUBSCRIBE: a notifier whose changes cannot be used, or are not wanted, is asked for whole
   * documents.
   */
  accept(partial: boolean): string {
    return `${RLMI_TYPE}, ${presenceAccept(partial && this.#takesPartial)}`;
  }

  /** What is known, as one body; undefined when it is nothing, or something is missing. */
  get whole(): WholeState | undefined {
    return this.#copy && wholeList(this.#copy);
  }

  take({ dialog, contentType, body }: NotifiedBody): TakenList {
    const told = readListBody(contentType, body);
    if (told === undefined) return { kind: "unsupported-type" };
    if (!told.ok) return { kind: "lost", copy: this.#copy, problems: [told.error] };
    const known = this.#dialog === dialog ? this.#copy : uncounted(this.#copy);
    this.#dialog = dialog;
    this.#problems = [];
    const followed = this.#follow(known, told.value, dialog);
    if (followed.kind === "outdated") return followed;
    this.#copy = followed.copy;
    const problems = this.#problems;
    return { kind: followed.refreshWanted ? "lost" : "current", copy: followed.copy, problems };
  }

  #follow(known: ListCopy<MemberState> | undefined, { list, parts }: ListBody, dialog: string) {
    const followed = followList<MemberState>(known, list, (cid, previous) => {
      const part = parts.get(cid);
      return part === undefined
        ? this.#lost(previous, "a part that is named is missing")
        : this.#takePart(part, previous, dialog);
    });
    if (followed.kind === "current" && followed.refreshWanted && this.#problems.length === 0)
      this.#problems.push("a notification is missing");
    return followed;
  }

  #takePart(part: BodyPart, previous: MemberState | undefined, dialog: string): TakenBody<MemberState> {
    const list = nestedListBody(part);
    return list === undefined
      ? this.#takePresence(part, previous, dialog)
      : this.#takeList(list, previous, dialog);
  }

  /** A list within counts its versions itself. */
  #takeList(
    told: Result<ListBody, string>,
    previous: MemberState | undefined,
    dialog: string,
  ): TakenBody<MemberState> {
    if (!told.ok) return this.#lost(previous, told.error);
    const before = previous?.kind === "list" ? previous : undefined;
    const known = before?.dialog === dialog ? before.copy : uncounted(before?.copy);
    const followed = this.#follow(known, told.value, dialog);
    if (followed.kind === "outdated")
      return before ? { kind: "current", body: before } : { kind: "lost", body: undefined };
    const body: MemberState = { kind: "list", dialog, copy: followed.copy };
    return { kind: followed.refreshWanted ? "lost" : "current", body };
  }

  #takePresence(part: BodyPart, previous: MemberState | undefined, dialog: string): TakenBody<MemberState> {
    const before = previous?.kind === "presence" ? previous : undefined;
    const follower = before?.follower ?? new PresenceFollower();
    const taken = follower.takeRelated(dialog, relatedPart(part));
    this.#takesPartial &&= follower.takesPartial;
    const body: MemberState = { kind: "presence", follower, reading: before?.reading };
    switch (taken.kind) {
      case "current":
        return { kind: "current", body: { ...body, reading: taken.reading } };
      case "outdated":
        return { kind: "current", body };
      case "unreadable":
        this.#problems.push(taken.problem);
        return { kind: "current", body };
      case "unsupported-type":
        this.#problems.push(taken.kind);
        return { kind: "current", body };
      case "lost":
        return this.#lost(body, taken.problem);
    }
  }

  #lost(body: MemberState | undefined, problem: string): TakenBody<MemberState> {
    this.#problems.push(problem);
    return { kind: "lost", body };
  }
}

/** Versions are counted for each dialog anew: whatever comes first is newer, and a change alone is not enough. */
const uncounted = (copy: ListCopy<MemberState> | undefined): ListCopy<MemberState> | undefined =>
  copy && { ...copy, version: Number.NEGATIVE_INFINITY };
