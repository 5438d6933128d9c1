import type { RenderedBody } from "@porchlight/event-notifier";
import type { BackEndInstance, MemberSource } from "../state/back-ends";
import { WholeSource } from "../state/whole-source";
import type { MemberContent, MemberStanding } from "./member-standing";
import type { RemoteListSource } from "./remote-list-source";
import type { RemoteView } from "./remote-view";

export interface InstanceDesk {
  /** An id that no other instance in the list has or had. */
  newId(): string;
  /** How a list within is told of. */
  sourceOf(view: RemoteView): RemoteListSource;
}

/**
 * One instance of a resource of a list of another domain. Its id is ours, since that of its server may come again in
 * another dialog, which counts from 0.
 */
export class RemoteInstance {
  readonly #desk: InstanceDesk;
  readonly #id: string;
  #standing: MemberStanding;
  /** Goes on as long as the instance is active. */
  #source: MemberSource | undefined;
  #list: RemoteListSource | undefined;

  constructor(standing: MemberStanding, desk: InstanceDesk) {
    this.#desk = desk;
    this.#id = desk.newId();
    this.#standing = standing;
  }

  get status(): BackEndInstance {
    const standing = this.#standing;
    if (standing.state !== "active") return { ...standing, instance: this.#id };
    this.#source ??= this.#sourceOf(standing.content);
    return { state: "active", instance: this.#id, source: this.#source };
  }

  #sourceOf(content: MemberContent): MemberSource {
    if (content.kind === "document") return new WholeSource(() => this.#document);
    this.#list = this.#desk.sourceOf(content.view);
    return this.#list;
  }

  get #document(): RenderedBody | undefined {
    const standing = this.#standing;
    if (standing.state !== "active" || standing.content.kind !== "document") return undefined;
    return standing.content.body;
  }

  /** Whoever has told of a list does so ever after (RFC 4662 section 4.5): what does not is another. */
  isContinuedBy(standing: MemberStanding): boolean {
    const known = this.#standing;
    if (standing.instance !== known.instance) return false;
    if (standing.state !== "active" || known.state !== "active") return true;
    return standing.content.kind === known.content.kind;
  }

  become(standing: MemberStanding): void {
    this.#standing = standing;
    if (standing.state !== "active") this.#forget();
    else if (standing.content.kind === "list") this.#list?.become(standing.content.view);
  }

  #forget(): void {
    this.#source = undefined;
    this.#list = undefined;
  }
}
