import type { ListName } from "@porchlight/documents";
import { utf8Length } from "@porchlight/sip-message";
import type { ListMember } from "../lists/member-list";

/** Head of a part, and what the meta-information says of it, in octets. */
const PART_OVERHEAD = 288;
/** The same of a list, beside its parts. */
const LIST_OVERHEAD = 700;
/** A part longer than that leaves no room for the rest of a message of 65,535 octets, which everybody takes (RFC 3261 section 18.1.1). */
const MOST_PART_OCTETS = 64_000;
/** Names longer than that are left out where a notification must not be longer. */
const MOST_NAME_OCTETS = 1024;

/** How long one notification may be. */
export interface NotifyLength {
  readonly octets: number;
  /** They count as they are sent, which is compressed. */
  readonly isCompressed: boolean;
  /** Nothing longer would arrive: a list of more resources than can be named in it is told by several. */
  readonly isFirm: boolean;
}

/** How much still fits into one notification. */
export class Room {
  /** Something was left out. */
  isCut = false;
  readonly isCompressed: boolean;
  readonly isFirm: boolean;
  readonly #octets: number;
  #left: number;
  /** Nothing is in it that has to be there before a part. */
  #isEmpty = true;

  constructor({ isCompressed, isFirm, octets }: NotifyLength) {
    this.isCompressed = isCompressed;
    this.isFirm = isFirm;
    this.#octets = octets;
    this.#left = octets;
  }

  /** Sets octets aside for naming resources, one after the other; how many of them can be named. */
  name(resources: Iterable<number>): number {
    let count = 0;
    for (const octets of resources) {
      if (this.isFirm && octets > this.#left) {
        this.isCut = true;
        break;
      }
      this.#left -= octets;
      count += 1;
    }
    if (this.isFirm && count > 0) this.#isEmpty = false;
    return count;
  }

  /** What of these names can be told. */
  namesOf(names: readonly ListName[]): readonly ListName[] {
    return this.isFirm && nameOctets(names) > MOST_NAME_OCTETS ? [] : names;
  }

  /** A part of this length would not arrive at all. */
  neverTakes(octets: number): boolean {
    return this.isFirm && !this.isCompressed && octets > MOST_PART_OCTETS;
  }

  /**
   * Whether there is room for a part of this length; for the first there always is, unless names have taken it.
   * @param named whom it names that was not named yet
   */
  takes(octets: number, named?: ListMember): boolean {
    const needed = octets + PART_OVERHEAD + (this.isFirm ? this.#naming(named) : 0);
    const isFirst = this.#isEmpty && octets > 0;
    if (needed > this.#left && !isFirst) {
      this.isCut = true;
      return false;
    }
    if (octets > 0) this.#isEmpty = false;
    this.#left -= needed;
    return true;
  }

  /** What comes first is in it whatever it is called, so that there is an end. */
  #naming(named: ListMember | undefined): number {
    if (named === undefined || this.#isFresh) return 0;
    return named.uri.length + nameOctets(this.namesOf(named.names));
  }

  get #isFresh(): boolean {
    return this.#left === this.#octets;
  }

  /** The same for a list in the list, which is left out only where nothing longer would arrive. */
  takesList(named?: ListMember): boolean {
    if (!this.isFirm || this.#isFresh) return true;
    const needed = LIST_OVERHEAD + 2 * this.#naming(named);
    const hasRoom = needed <= this.#left;
    if (hasRoom) this.#left -= needed;
    else this.isCut = true;
    return hasRoom;
  }
}

/** Of names, in the meta-information. */
export function nameOctets(names: readonly ListName[]): number {
  let octets = 0;
  for (const { text } of names) octets += utf8Length(text);
  return octets;
}
