import { fail, ok, type Result } from "@porchlight/kernel";
import type { HeaderFields } from "@porchlight/sip-message";

/** What a request may be forked into in all, unless it says less (RFC 5393 section 5.3.3). */
export const mostBreadth = 60;

/** Max-Breadth of a request: 60 when it names none or more. Fails when it is no number. */
export function breadthOf(headers: HeaderFields): Result<number, string> {
  const written = headers.first("max-breadth");
  if (written === undefined) return ok(mostBreadth);
  if (!/^\d{1,9}$/.test(written) || headers.isRepeated("max-breadth")) return fail("malformed Max-Breadth");
  return ok(Math.min(Number(written), mostBreadth));
}

/** Shares out breadth among branches that run at the same time; what a branch had comes back when it ends. */
export class BreadthBudget {
  #left: number;

  constructor(breadth: number) {
    this.#left = breadth;
  }

  get left(): number {
    return this.#left;
  }

  /** A share for each of so many branches, as even as can be; fewer shares than asked for when there is not one each. */
  take(branches: number): readonly number[] {
    const count = Math.min(branches, this.#left);
    const shares: number[] = [];
    for (let taken = 0; taken < count; taken += 1) {
      const share = Math.ceil(this.#left / (count - taken));
      shares.push(share);
      this.#left -= share;
    }
    return shares;
  }

  giveBack(share: number): void {
    this.#left += share;
  }
}
