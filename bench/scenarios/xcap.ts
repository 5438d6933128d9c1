import { contact, contactList, contactPath, ELEMENT_TYPE, LISTS_TYPE, listPath } from "../load/contact-list";
import { type XcapCall, XcapUser } from "../load/xcap-user";
import { userPassword } from "../targets/target";
import { paced } from "./paced";
import { type Scenario, userNames } from "./scenario";
import { timed } from "./timing";

type Kind = "get" | "get-unchanged" | "put-document" | "put-element";

/** Contacts of an ordinary list: about 4 kB. */
const contacts = 20;
const users = 20;
const pacedSeconds = 5;

/** What one user does next; `etag` is of the document as it was put at first. */
const calls: Readonly<Record<Kind, (aor: string, etag: string, number: number) => XcapCall>> = {
  get: (aor) => ({ method: "GET", path: listPath(aor) }),
  "get-unchanged": (aor, etag) => ({ method: "GET", path: listPath(aor), ifNoneMatch: etag }),
  "put-document": (aor, _etag, number) => ({
    method: "PUT",
    path: listPath(aor),
    type: LISTS_TYPE,
    body: contactList(contacts, `change ${number}`),
  }),
  "put-element": (aor, _etag, number) => ({
    method: "PUT",
    path: contactPath(aor, number % contacts),
    type: ELEMENT_TYPE,
    body: contact(number % contacts, `change ${number}`),
  }),
};

/** One kind of XCAP request on lists of twenty contacts: as fast as it goes for the rate, then paced for the latency. */
export const xcap = (kind: Kind, count: number, perSecond: number): Scenario => ({
  name: `xcap-${kind}`,
  unit: "request",
  over: "xcap",
  says: `lists of ${contacts} contacts, ${users} users at a time; latency at ${perSecond} a second`,
  users: userNames("lister", users),
  async run(target) {
    const people = await withLists(this.users, target.xcapRoot, target.domain);
    const next = (number: number): Promise<unknown> => {
      const person = people[number % people.length];
      if (person === undefined) throw new Error("no user");
      return person.user.call(calls[kind](person.user.aor, person.etag, number));
    };
    const load = async (rounds: number): Promise<void> => {
      const runs = people.map(async (_, index) => {
        for (let round = 0; round < rounds; round += 1) await next(round * people.length + index);
      });
      await Promise.all(runs);
    };
    const rounds = Math.floor(count / people.length);
    await load(Math.ceil(rounds / 4));
    const figures = await timed(target, async () => {
      await load(rounds);
      return { operations: rounds * people.length, latencies: [] };
    });
    const latencies = await paced(perSecond, pacedSeconds, next);
    for (const { user } of people) user.close();
    return { ...figures, latencies };
  },
});

async function withLists(names: readonly string[], root: string, domain: string) {
  const list = contactList(contacts, "Contact");
  return Promise.all(
    names.map(async (name) => {
      const user = new XcapUser(root, name, domain, userPassword);
      const put: XcapCall = { method: "PUT", path: listPath(user.aor), type: LISTS_TYPE, body: list };
      return { user, etag: (await user.call(put)).etag };
    }),
  );
}
