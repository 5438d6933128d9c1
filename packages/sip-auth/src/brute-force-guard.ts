import { after, type Instant } from "@porchlight/kernel";
import { addressGroup } from "./address-group";
import { BoundedMap } from "./bounded-map";

export interface BruteForceLimits {
  /** Wrong passwords for one user before the first back-off. */
  readonly freePerUser: number;
  /** First back-off of a user; doubles with each further wrong password. */
  readonly firstBackOffMs: number;
  readonly longestBackOffMs: number;
  /** After this time without a wrong password a user starts afresh. */
  readonly userForgottenAfterMs: number;
  /** Wrong passwords from one address before it is backed off. */
  readonly freePerAddress: number;
  /** An address is forgiven one wrong password in this time. */
  readonly addressForgivenEveryMs: number;
  /** Users, addresses, and pairs of both that are remembered; the oldest goes first. */
  readonly remembered: number;
}

export const defaultBruteForceLimits: BruteForceLimits = {
  freePerUser: 5,
  firstBackOffMs: 1000,
  longestBackOffMs: 300_000,
  userForgottenAfterMs: 900_000,
  freePerAddress: 20,
  addressForgivenEveryMs: 60_000,
  remembered: 20_000,
};

interface GuessedUser {
  readonly failures: number;
  readonly failedAt: Instant;
  readonly blockedUntil: Instant;
}

interface GuessingAddress {
  readonly failures: number;
  readonly failedAt: Instant;
}

const longestUser = 256;

/**
 * Slows down guessing of passwords, by user and by address (COR-045). A user that has proved itself from an address
 * is not held up there by what others do elsewhere, so guessing cannot lock anybody out of where they already are.
 * What is guessed during a back-off is not judged and so not counted. `user` should name an account in one spelling.
 */
export class BruteForceGuard {
  readonly #limits: BruteForceLimits;
  readonly #users: BoundedMap<GuessedUser>;
  readonly #addresses: BoundedMap<GuessingAddress>;
  readonly #proven: BoundedMap<true>;

  constructor(limits: Partial<BruteForceLimits> = {}) {
    this.#limits = { ...defaultBruteForceLimits, ...limits };
    this.#users = new BoundedMap(this.#limits.remembered);
    this.#addresses = new BoundedMap(this.#limits.remembered);
    this.#proven = new BoundedMap(this.#limits.remembered);
  }

  /** How many users, addresses, and pairs of both are remembered now. */
  get sizes(): readonly [users: number, addresses: number, pairs: number] {
    return [this.#users.size, this.#addresses.size, this.#proven.size];
  }

  /** Whether not even the right password is to be accepted now. */
  isBlocked(user: string, address: string, now: Instant): boolean {
    const group = addressGroup(address);
    if (this.#proven.has(pairKey(user, group))) return false;
    return this.#isUserBlocked(user, now) || this.#isAddressBlocked(group, now);
  }

  /** A wrong password, or a user that does not exist. */
  failed(user: string, address: string, now: Instant): void {
    const group = addressGroup(address);
    const wasProven = this.#proven.delete(pairKey(user, group));
    if (!wasProven && (this.#isUserBlocked(user, now) || this.#isAddressBlocked(group, now))) return;
    this.#users.set(userKey(user), this.#failedUser(user, now));
    this.#addresses.set(group, { failures: this.#addressFailures(group, now) + 1, failedAt: now });
  }

  /** The right password, accepted. Does not undo what counts against user and address: that wears off with time. */
  succeeded(user: string, address: string): void {
    this.#proven.set(pairKey(user, addressGroup(address)), true);
  }

  #failedUser(user: string, now: Instant): GuessedUser {
    const { freePerUser, firstBackOffMs, longestBackOffMs, userForgottenAfterMs } = this.#limits;
    const before = this.#users.get(userKey(user));
    const isFresh = before === undefined || after(before.failedAt, userForgottenAfterMs) < now;
    const failures = (isFresh ? 0 : before.failures) + 1;
    const backOffMs =
      failures < freePerUser ? 0 : Math.min(longestBackOffMs, firstBackOffMs * 2 ** (failures - freePerUser));
    return { failures, failedAt: now, blockedUntil: after(now, backOffMs) };
  }

  #isUserBlocked(user: string, now: Instant): boolean {
    const guessed = this.#users.get(userKey(user));
    return guessed !== undefined && now < guessed.blockedUntil;
  }

  #isAddressBlocked(group: string, now: Instant): boolean {
    return this.#addressFailures(group, now) >= this.#limits.freePerAddress;
  }

  /** What still counts against an address. */
  #addressFailures(group: string, now: Instant): number {
    const guessing = this.#addresses.get(group);
    if (guessing === undefined) return 0;
    return Math.max(0, guessing.failures - (now - guessing.failedAt) / this.#limits.addressForgivenEveryMs);
  }
}

const userKey = (user: string): string => user.slice(0, longestUser);

const pairKey = (user: string, group: string): string => `${group} ${userKey(user)}`;
