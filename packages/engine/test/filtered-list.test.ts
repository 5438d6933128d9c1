import { buildMultipart, type SipResponse } from "@porchlight/sip-message";
import { describe, expect, test } from "vitest";
import { ListReader } from "./list-reader";
import { header, type Party, type RequestWish } from "./party";
import { World } from "./world";

const RLS = "sip:rls@office.test";
const LISTS_TYPE = "application/resource-lists+xml";
const FILTER_TYPE = "application/simple-filter+xml";
const TAKES_LISTS = [
  "Supported: eventlist",
  "Accept: application/pidf+xml, application/rlmi+xml, multipart/related",
];

const brought = (...users: readonly string[]): string =>
  `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list>${users.map((user) => `<entry uri="sip:${user}@office.test"/>`).join("")}</list></resource-lists>`;

const filterSet = (inside: string): string =>
  `<filter-set xmlns="urn:ietf:params:xml:ns:simple-filter"><ns-bindings><ns-binding prefix="p" urn="urn:ietf:params:xml:ns:pidf"/></ns-bindings>${inside}</filter-set>`;

const filterOf = (user: string, id: string): string =>
  `<filter id="${id}" uri="sip:${user}@office.test"><what><include>/p:presence/p:tuple/p:status/p:basic</include></what></filter>`;

/** Leaves of one member no more than whether they can be reached. */
const filterFor = (user: string, id = "f"): string => filterSet(filterOf(user, id));

type Part = readonly [type: string, body: string];

function office() {
  const world = new World({ notifyIntervalMs: 0 });
  return { world, alice: world.connect("alice"), bob: world.connect("bob"), carol: world.connect("carol") };
}

const says = (party: Party, note: string): void => {
  expect(party.publish({ note }).status).toBe(200);
};

/** Body parts with their types, a list with its disposition. */
const mixed = (...parts: readonly Part[]) => {
  const bodies = parts.map(([contentType, body]) => {
    const isList = contentType === LISTS_TYPE;
    const headers = isList ? ([["Content-Disposition", "recipient-list"]] as const) : [];
    return { contentType, headers, body };
  });
  return buildMultipart({ subtype: "mixed", boundary: "of-the-request", parts: bodies });
};

const send = (party: Party, parts: readonly Part[], wish: RequestWish = {}) =>
  party.request("SUBSCRIBE", {
    uri: RLS,
    headers: ["Event: presence", ...TAKES_LISTS, "Require: recipient-list-subscribe"],
    ...mixed(...parts),
    ...wish,
  });

const within = (accepted: SipResponse, cseq: number) => ({
  uri: header(accepted, "contact")?.replace(/^<|>.*$/g, "") ?? "",
  to: header(accepted, "to") ?? "",
  from: header(accepted, "from") ?? "",
  callId: accepted.callId,
  cseq,
  headers: ["Event: presence", ...TAKES_LISTS],
});

describe("a filter beside a list that the request brings (RFC 5367, RFC 4660)", () => {
  const both: readonly Part[] = [
    [LISTS_TYPE, brought("alice", "carol")],
    [FILTER_TYPE, filterFor("alice")],
  ];

  test.each([
    ["behind", both],
    ["before", both.toReversed()],
  ])(
    "RLS-060 RLS-045 a filter %s the list is in force for the members it names, and outlives a crash",
    (_, parts) => {
      const { world, alice, bob, carol } = office();
      says(alice, "hidden");
      says(carol, "shown");
      const list = new ListReader(bob);
      const accepted = send(bob, parts);
      expect(accepted.status).toBe(200);
      expect(list.rows()).toEqual({ alice: "open", carol: "shown" });
      says(alice, "hidden too");
      says(carol, "shown too");
      expect(list.rows()).toEqual({ alice: "open", carol: "shown too" });
      world.crash();
      const back = world.connect("bob");
      const again = new ListReader(back);
      expect(back.request("SUBSCRIBE", within(accepted, 3)).status).toBe(200);
      expect(again.rows()).toEqual({ alice: "open", carol: "shown too" });
    },
  );

  test("RLS-060 PRS-092 a refresh may bring another filter, or take it away; the list stays", () => {
    const { alice, bob, carol } = office();
    says(alice, "of alice");
    says(carol, "of carol");
    const list = new ListReader(bob);
    const accepted = send(bob, both);
    const refresh = (cseq: number, body: string) =>
      bob.request("SUBSCRIBE", { ...within(accepted, cseq), contentType: FILTER_TYPE, body });
    expect(refresh(2, filterFor("carol", "g")).status).toBe(200);
    expect(list.rows()).toEqual({ alice: "open", carol: "open" });
    expect(refresh(3, filterSet('<filter id="f" remove="true"/><filter id="g" remove="true"/>')).status).toBe(
      200,
    );
    expect(list.rows()).toEqual({ alice: "of alice", carol: "of carol" });
  });

  test("RLS-060 RLS-045 a filter that names nobody is for every member", () => {
    const { alice, bob, carol } = office();
    says(alice, "of alice");
    says(carol, "of carol");
    const list = new ListReader(bob);
    const forAll = filterFor("alice").replace(' uri="sip:alice@office.test"', "");
    send(bob, [
      [LISTS_TYPE, brought("alice", "carol")],
      [FILTER_TYPE, forAll],
    ]);
    expect(list.rows()).toEqual({ alice: "open", carol: "open" });
  });

  test("RLS-060 RLS-045 a list alone may get its filter later", () => {
    const { alice, bob } = office();
    says(alice, "of alice");
    const list = new ListReader(bob);
    const accepted = send(bob, [[LISTS_TYPE, brought("alice")]]);
    const refresh = { ...within(accepted, 2), contentType: FILTER_TYPE, body: filterFor("alice") };
    expect(bob.request("SUBSCRIBE", refresh).status).toBe(200);
    expect(list.rows()).toEqual({ alice: "open" });
  });

  test.each([
    [
      "RLS-062 another list",
      415,
      [
        [LISTS_TYPE, brought("carol")],
        [FILTER_TYPE, filterFor("carol")],
      ],
    ],
    ["PRS-093 a filter that is none", 488, [[FILTER_TYPE, "<filter-set/>"]]],
    ["PRS-097 a second filter for one member", 488, [[FILTER_TYPE, filterFor("alice", "g")]]],
    ["PRS-093 a type that nobody knows", 415, [["application/x-unknown", "x"]]],
  ] as const)("%s in a refresh: %i, and the subscription is as it was", (_, status, parts) => {
    const { alice, bob } = office();
    says(alice, "hidden");
    const list = new ListReader(bob);
    const accepted = send(bob, [
      [LISTS_TYPE, brought("alice")],
      [FILTER_TYPE, filterFor("alice")],
    ]);
    expect(send(bob, [...parts], within(accepted, 2)).status).toBe(status);
    says(alice, "hidden still");
    expect(list.rows()).toEqual({ alice: "open" });
    expect(bob.request("SUBSCRIBE", within(accepted, 3)).status).toBe(200);
    expect(list.rows()).toEqual({ alice: "open" });
  });

  test.each([
    ["RLS-060 a filter without a list: 400", 400, [[FILTER_TYPE, filterFor("alice")]]],
    [
      "RLS-060 two lists: 400",
      400,
      [
        [LISTS_TYPE, brought("alice")],
        [LISTS_TYPE, brought("carol")],
      ],
    ],
    [
      "PRS-093 a filter that is none: 488",
      488,
      [
        [LISTS_TYPE, brought("alice")],
        [FILTER_TYPE, "<filter-set/>"],
      ],
    ],
    [
      "PRS-097 two filters for one member: 488",
      488,
      [
        [LISTS_TYPE, brought("alice")],
        [FILTER_TYPE, filterSet(filterOf("alice", "f") + filterOf("alice", "g"))],
      ],
    ],
    [
      "PRS-093 a type that nobody knows: 415",
      415,
      [
        [LISTS_TYPE, brought("alice")],
        ["application/x-unknown", "x"],
      ],
    ],
  ] as const)("%s, and nothing is told", (_, status, parts) => {
    const { bob } = office();
    const refused = send(bob, [...parts]);
    expect(refused.status).toBe(status);
    if (status === 415) expect(header(refused, "accept")).toBe(`${LISTS_TYPE}, ${FILTER_TYPE}`);
    expect(bob.notifies).toEqual([]);
  });

  test("RLS-060 a filter to be passed over where the package has none: 415, unless it says that it may be", () => {
    const { bob } = office();
    const headers = [
      "Event: dialog",
      "Supported: eventlist",
      "Accept: application/dialog-info+xml, application/rlmi+xml, multipart/related",
      "Require: recipient-list-subscribe",
    ];
    const parts = [
      [LISTS_TYPE, brought("carol")],
      [FILTER_TYPE, filterFor("carol")],
    ] as const;
    expect(send(bob, [...parts], { headers }).status).toBe(415);
    const { contentType, body } = mixed(...parts);
    const optional = body.replace(
      FILTER_TYPE,
      `${FILTER_TYPE}\r\nContent-Disposition: render;handling=optional`,
    );
    expect(bob.request("SUBSCRIBE", { uri: RLS, headers, contentType, body: optional }).status).toBe(200);
  });

  test("PRS-093 two filter bodies in one request are refused for a single presentity too: 400", () => {
    const { bob } = office();
    const parts: readonly Part[] = [
      [FILTER_TYPE, filterFor("alice", "f")],
      [FILTER_TYPE, filterFor("carol", "g")],
    ];
    expect(bob.subscribe("alice", [], { headers: ["Event: presence"], ...mixed(...parts) }).status).toBe(400);
    expect(bob.notifies).toEqual([]);
  });
});
