import { describe, expect, test } from "vitest";
import { dialogBody, dialogXml, tagOf } from "./lamp";
import type { Party } from "./party";
import { World } from "./world";

const LIST = "sip:lamps@office.test";

const services =
  '<rls-services xmlns="urn:ietf:params:xml:ns:rls-services" xmlns:rl="urn:ietf:params:xml:ns:resource-lists">' +
  `<service uri="${LIST}"><list><rl:entry uri="sip:bob@office.test"/><rl:entry uri="sip:carol@office.test"/></list>` +
  "<packages><package>dialog</package></packages></service></rls-services>";

const say = (party: Party, state: string, tag = "") =>
  party.request("PUBLISH", {
    headers: ["Event: dialog", ...(tag === "" ? [] : [`SIP-If-Match: ${tag}`])],
    body: dialogBody(dialogXml('id="1"', state), "full", party.aor),
    contentType: "application/dialog-info+xml",
  });

/** The states of each person's dialogs in the newest NOTIFY. */
const lamps = (party: Party): Record<string, string> =>
  Object.fromEntries(
    [...party.lastBody.matchAll(/<dialog-info [^>]*entity="sip:(\w+)@[^>]*>(.*?)<\/dialog-info>/gs)].map(
      ([, user = "", inside = ""]) => [
        user,
        [...inside.matchAll(/<state[^>]*>(\w+)/g)].map(([, state]) => state).join(" "),
      ],
    ),
  );

describe("many lamps by one subscription (RFC 4662)", () => {
  test("each lights and goes out for itself, by the list that a phone calls a BLF list", () => {
    const world = new World({ notifyIntervalMs: 0 });
    world.write("rls-services/users/sip:alice@office.test/index", services);
    const [alice, bob, carol] = [world.connect("alice"), world.connect("bob"), world.connect("carol")];
    const accepted = alice.request("SUBSCRIBE", {
      uri: LIST,
      headers: [
        "Event: dialog",
        "Supported: eventlist",
        "Accept: application/dialog-info+xml, application/rlmi+xml, multipart/related",
      ],
    });
    expect(accepted.status).toBe(200);
    expect(lamps(alice)).toEqual({ bob: "", carol: "" });
    const ringing = say(bob, "early");
    expect(lamps(alice)).toEqual({ bob: "early" });
    say(carol, "confirmed");
    expect(lamps(alice)).toEqual({ carol: "confirmed" });
    say(bob, "terminated", tagOf(ringing));
    expect(lamps(alice)).toEqual({ bob: "terminated" });
    const versions = alice.notifies.flatMap(({ body }) =>
      [...new TextDecoder().decode(body).matchAll(/version="(\d+)" state="full" entity="sip:bob/g)].map(
        ([, version]) => Number(version),
      ),
    );
    expect(versions).toEqual([...versions].sort((one, other) => one - other));
    expect(new Set(versions).size).toBe(versions.length);
  });
});
