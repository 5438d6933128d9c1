import type { AttributeEntry, DocumentCopy, ElementEntry } from "@porchlight/documents";
import type { Result } from "@porchlight/kernel";
import { elementText } from "@porchlight/xml";
import type { BackOffLimits } from "../../support/back-off";
import type { AttributeAddress, ElementAddress } from "../address/xcap-address";
import type { XcapClient } from "../xcap-client";
import type { XdmFailure } from "../xdm-failure";
import { Fetcher } from "./fetcher";

/** What is known of a watched element or attribute. */
export type LiveNode =
  | { readonly kind: "loading" }
  /** An element as it is stored, or the value of an attribute. */
  | { readonly kind: "present"; readonly text: string }
  | { readonly kind: "absent" }
  | { readonly kind: "failed"; readonly failure: XdmFailure };

/** Keeps a copy of one element or attribute; a notifier tells its whole content (RFC 5875 §4.7). */
export class NodeFollower {
  readonly #fetcher: Fetcher<DocumentCopy>;
  #state: LiveNode = { kind: "loading" };
  /** A NOTIFY came since the request went out that is under way, and is newer. */
  #isTold = false;

  constructor(
    client: Pick<XcapClient, "get">,
    address: ElementAddress | AttributeAddress,
    private readonly onChange: () => void,
    pauses: BackOffLimits,
  ) {
    const read = (): Promise<Result<DocumentCopy, XdmFailure>> => {
      this.#isTold = false;
      return client.get(address);
    };
    this.#fetcher = new Fetcher(read, (result) => this.#fetched(result), pauses);
  }

  get state(): LiveNode {
    return this.#state;
  }

  told(entry: ElementEntry | AttributeEntry): void {
    const text = textOfEntry(entry);
    if (entry.exists && text === undefined) {
      this.#fetcher.start();
      return;
    }
    this.#isTold = true;
    this.#fetcher.rest();
    this.#become(text === undefined ? { kind: "absent" } : { kind: "present", text });
  }

  /** The whole state was told, and this node not: there is none that may be read. */
  untold(): void {
    if (this.#state.kind !== "absent") this.#fetcher.start();
  }

  fetch(): void {
    this.#fetcher.start();
  }

  drop(): void {
    this.#fetcher.drop();
  }

  #fetched(result: Result<DocumentCopy, XdmFailure>): void {
    if (this.#isTold) return;
    if (result.ok) this.#become({ kind: "present", text: result.value.text });
    else if (result.error.kind === "not-found") this.#become({ kind: "absent" });
    else this.#become({ kind: "failed", failure: result.error });
  }

  #become(state: LiveNode): void {
    this.#state = state;
    this.onChange();
  }
}

/** Undefined where it does not exist, or is not shown. */
function textOfEntry(entry: ElementEntry | AttributeEntry): string | undefined {
  if (!entry.exists) return undefined;
  if (entry.kind === "attribute") return entry.value ?? "";
  return entry.content && elementText(entry.content);
}
