import { expect, test } from "vitest";
import { ListState } from "../src/index";
import { House } from "./back-end-double";
import { ListClient } from "./list-client";
import { ALICE, entry, ListHouse, listAt, listsPath, ROOT, referring, service } from "./list-house";
import { NOW, tags, wish } from "./list-watcher";

const FRIENDS = "sip:friends@example.com";

test("RLS-070 RLS-030 a subscription follows every document its list rests on", () => {
  const house = new ListHouse();
  const desk = new House();
  for (const user of ["a", "b", "m"])
    desk.set(`sip:${user}@example.com`, { state: "active", text: user.toUpperCase() });
  house.keep(listsPath(ALICE), { friends: entry("sip:a@example.com") });
  house.serve(ALICE, referring(FRIENDS, `${ROOT}/${listAt(listsPath(ALICE), "friends")}`));
  const found = house.services.find(FRIENDS);
  if (found === undefined) throw new Error("no service");
  let state: ListState | undefined;
  const live = house.lists.open(
    found,
    { key: ALICE, sources: house.sources() },
    { listChanged: (list) => state?.become(list), serviceGone: () => state?.close() },
  );
  const options = {
    backEnds: desk,
    tags,
    wish,
    token: "Tk",
    domain: "example.com",
    lengthFor: () => ({ octets: 65_536, isFirm: false, isCompressed: false }),
  };
  state = new ListState(live.list, options, { changed: () => {} });
  const client = new ListClient();
  let version = 0;
  const rows = () => {
    const body = state?.hasNews() ? state.tell(version, NOW) : undefined;
    if (body !== undefined) {
      client.receive(body);
      version += 1;
    }
    return [...(client.copy?.rows.values() ?? [])].map(({ uri, names: [name], instances: [first] }) => [
      uri.slice(4, uri.indexOf("@")),
      name?.text,
      first?.body?.kind,
    ]);
  };
  expect(rows()).toEqual([["a", undefined, "text"]]);
  house.keep(listsPath(ALICE), {
    friends: entry("sip:b@example.com", "B") + entry("sip:a@example.com") + entry("sip:team@example.com"),
  });
  const edited = [
    ["b", "B", "text"],
    ["a", undefined, "text"],
  ];
  expect(rows()).toEqual([...edited, ["team", undefined, undefined]]);
  house.serve("sip:bob@example.com", service("sip:team@example.com", entry("sip:m@example.com")));
  expect(rows()).toEqual([...edited, ["team", undefined, "list"]]);
  expect([version, desk.opened.size]).toEqual([3, 3]);
  house.serve(ALICE);
  expect(desk.opened.size).toBe(0);
});
