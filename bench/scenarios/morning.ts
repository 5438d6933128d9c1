import { document, headerValue } from "../load/sip-text";
import { connectUsers, type LoadUser } from "../load/user";
import type { Target } from "../targets/target";
import { type Scenario, userNames } from "./scenario";
import { timed, until } from "./timing";

const contacts = 20;
const statusChanges = 4;
const atOnce = 50;

type Form = "plain" | "sparing";

/**
 * Everybody comes in: registers, publishes and watches 20 others; changes the status four times; loses the connection once
 * and watches again. Sparing clients take changes as differences and say which state they know when they come back.
 */
export const morning = (userCount: number, form: Form): Scenario => ({
  name: `morning-${form}-${userCount}`,
  unit: "user",
  ...(form === "plain" ? {} : { over: "sparing-sip" as const }),
  says: `${userCount} users x ${contacts} contacts come in, change ${statusChanges} times, reconnect once; ${form} clients`,
  users: userNames("user", userCount),
  async run(target) {
    const office = new Office(target, this.users, form);
    const figures = await timed(target, async () => {
      await office.comeIn();
      for (let count = 0; count < statusChanges; count += 1) await office.change(`change ${count}`);
      await office.reconnect();
      return { operations: userCount, latencies: [] };
    });
    return { ...figures, wireOctets: office.leave() };
  },
});

/** The users of a morning, and what each knows of those it watches. */
class Office {
  readonly #target: Target;
  readonly #names: readonly string[];
  readonly #form: Form;
  #users: readonly LoadUser[] = [];
  readonly #tags = new Map<string, string>();
  /** Entity-tag of the state a user knows, by its name and the watched one's. */
  readonly #known = new Map<string, string>();
  #heard = 0;
  #octets = 0;

  constructor(target: Target, names: readonly string[], form: Form) {
    this.#target = target;
    this.#names = names;
    this.#form = form;
  }

  async comeIn(): Promise<void> {
    await this.#connect();
    await this.#each(async (user) => {
      await user.register();
      this.#tags.set(user.name, await user.publish(document(user.aor, "good morning"), undefined));
    });
    await this.#watch();
  }

  async change(note: string): Promise<void> {
    const wanted = this.#heard + this.#users.length * contacts;
    await this.#each(async (user) => {
      this.#tags.set(
        user.name,
        await user.publish(document(user.aor, `${note} of ${user.name}`), this.#tags.get(user.name)),
      );
    });
    await this.#untilHeard(wanted);
  }

  async reconnect(): Promise<void> {
    this.leave();
    await this.#connect();
    await this.#watch();
  }

  /** Octets on the wire so far. */
  leave(): number {
    for (const user of this.#users) {
      this.#octets += user.wireOctets;
      user.close();
    }
    this.#users = [];
    return this.#octets;
  }

  async #connect(): Promise<void> {
    this.#users = await connectUsers(this.#target.url, this.#names, this.#target.domain);
    for (const user of this.#users) {
      user.onNotify = (notify) => {
        this.#heard += 1;
        const tag = headerValue(notify, "SIP-ETag");
        if (tag !== "") this.#known.set(pair(user, addressOf(headerValue(notify, "From"))), tag);
      };
    }
  }

  async #watch(): Promise<void> {
    const wanted = this.#heard + this.#users.length * contacts;
    await this.#each(async (user, index) => {
      for (let offset = 1; offset <= contacts; offset += 1) {
        const watched = this.#users[(index + offset * 7) % this.#users.length];
        if (watched === undefined) continue;
        const options =
          this.#form === "plain" ? {} : { partial: true, knownTag: this.#known.get(pair(user, watched.aor)) };
        await user.subscribe(watched.aor, options);
      }
    });
    await this.#untilHeard(wanted);
  }

  async #untilHeard(wanted: number): Promise<void> {
    if (!(await until(() => this.#heard >= wanted, 120_000)))
      throw new Error(`only ${this.#heard} of ${wanted} NOTIFYs came`);
  }

  async #each(work: (user: LoadUser, index: number) => Promise<void>): Promise<void> {
    const users = this.#users;
    for (let start = 0; start < users.length; start += atOnce)
      await Promise.all(users.slice(start, start + atOnce).map((user, offset) => work(user, start + offset)));
  }
}

const pair = (user: LoadUser, watched: string): string => `${user.name} ${watched}`;

const addressOf = (nameAddress: string): string => nameAddress.replace(/^[^<]*</, "").replace(/[>;].*$/, "");
