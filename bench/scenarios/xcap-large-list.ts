import { contact, contactList, contactPath, ELEMENT_TYPE, LISTS_TYPE, listPath } from "../load/contact-list";
import { XcapUser } from "../load/xcap-user";
import { userPassword } from "../targets/target";
import type { Scenario } from "./scenario";
import { timed } from "./timing";

const warmUpPuts = 40;

/** One contact at a time is put into one large list: every second one over one that is there, every second one new. */
export const xcapLargeList = (contacts: number, puts: number): Scenario => ({
  name: `xcap-large-list-${contacts}`,
  unit: "request",
  over: "xcap",
  says: `PUT of a contact into a list of ${contacts}, one at a time`,
  users: ["lister"],
  async run(target) {
    const user = new XcapUser(target.xcapRoot, "lister", target.domain, userPassword);
    const body = contactList(contacts, "A contact of a long list");
    await user.call({ method: "PUT", path: listPath(user.aor), type: LISTS_TYPE, body });
    const latencies: number[] = [];
    const putOne = async (round: number): Promise<void> => {
      const number = round % 2 === 0 ? (round * 37) % contacts : contacts + round;
      const startedAt = performance.now();
      await user.call({
        method: "PUT",
        path: contactPath(user.aor, number),
        type: ELEMENT_TYPE,
        body: contact(number, `change ${round}`),
      });
      latencies.push(performance.now() - startedAt);
    };
    for (let round = 0; round < warmUpPuts; round += 1) await putOne(round);
    latencies.length = 0;
    const figures = await timed(target, async () => {
      for (let round = warmUpPuts; round < warmUpPuts + puts; round += 1) await putOne(round);
      return { operations: puts, latencies };
    });
    user.close();
    return figures;
  },
});
