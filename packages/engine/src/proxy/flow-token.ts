import type { Hasher, IdSource } from "@porchlight/kernel";
import type { LiveFlow } from "../flows/flow-table";
import type { FlowId } from "../ports/flow";
import type { LiveBinding } from "../state/binding-table";

/** Where requests with one of our Record-Route values go. */
export interface RouteMark {
  /** To whoever has this flow; undefined when it is of an earlier process. */
  readonly flow: FlowId | undefined;
  /** Once the flow is gone: to whoever has registered this contact; empty for on by the next Route or the Request-URI. */
  readonly binding: string;
}

const separator = "-";
const macLength = 20;

/**
 * User parts of our Record-Route URIs (RFC 5626 section 5.3): a mark, and a code that nobody else can make. Marks of an
 * earlier process are recognised, but their flows are gone.
 */
export class FlowTokens {
  readonly #hasher: Hasher;
  readonly #secret: string;
  readonly #epoch: string;

  constructor(hasher: Hasher, ids: IdSource, secret: string) {
    this.#hasher = hasher;
    this.#secret = secret;
    this.#epoch = ids.token(32).replaceAll(separator, "");
  }

  /** @param binding the one that led to the flow, if any */
  ofFlow(flow: LiveFlow, binding: LiveBinding | undefined): string {
    const reference = binding === undefined ? "" : this.referenceOf(binding);
    return this.#sealed([this.#epoch, flow.id.toString(36), reference].join(separator));
  }

  /** Names a binding among those of its address of record, over restarts. */
  referenceOf({ record }: LiveBinding): string {
    return this.#hasher.hex("SHA-256", `${record.aor}\n${record.key}`).slice(0, 16);
  }

  /** Undefined when it is none of ours; "forged" when it only looks like one. */
  read(user: string): RouteMark | "forged" | undefined {
    const at = user.lastIndexOf(separator);
    const mark = user.slice(0, Math.max(at, 0));
    const parts = mark.split(separator);
    if (parts.length !== 3) return undefined;
    if (user.slice(at + 1) !== this.#code(mark))
      return user.length - at - 1 === macLength ? "forged" : undefined;
    const [epoch, flow = "", binding = ""] = parts;
    const isOfThisProcess = epoch === this.#epoch;
    return { flow: isOfThisProcess ? (Number.parseInt(flow, 36) as FlowId) : undefined, binding };
  }

  #sealed(mark: string): string {
    return mark + separator + this.#code(mark);
  }

  #code(mark: string): string {
    return this.#hasher.hmacSha256Hex(this.#secret, `flow token\n${mark}`).slice(0, macLength);
  }
}
