import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { createLogger } from "../../../log/logger";
import { eventually } from "../../../testing/eventually";
import { TestAuthority } from "../../../testing/test-authority";
import { type Certificate, certificateOf } from "../../certificate";
import { AcmeCertificates, isDue } from "./acme-certificates";
import { AcmeChallenges } from "./acme-challenges";

const dayMs = 86_400_000;

let authority: TestAuthority;
const keepers: AcmeCertificates[] = [];

beforeAll(async () => {
  authority = await TestAuthority.create();
});

afterEach(() => {
  for (const keeper of keepers.splice(0)) keeper.stop();
});

async function certificate(names: readonly string[], lastsMs = 90 * dayMs): Promise<Certificate> {
  const pems = await authority.issuePems({ dnsNames: names, validTo: new Date(Date.now() + lastsMs) });
  return certificateOf(Buffer.from(pems.cert), Buffer.from(pems.key));
}

async function keeper(order: () => Promise<Certificate>, issued?: Certificate): Promise<AcmeCertificates> {
  const made = new AcmeCertificates({
    issued,
    placeholder: await certificate(["placeholder.test"]),
    names: ["office.test"],
    challenges: new AcmeChallenges(),
    order,
    log: createLogger("silent"),
    retryMs: () => 5,
  });
  keepers.push(made);
  return made;
}

describe("when one is due", () => {
  test("there is none yet", () => {
    expect(isDue(undefined, ["office.test"])).toBe(true);
  });

  test("a third of its life is left", async () => {
    // It begins a day ago.
    const issued = await certificate(["office.test"], 89 * dayMs);
    const at = (day: number) => isDue(issued, ["office.test"], Date.now() + day * dayMs);
    expect([at(0), at(58), at(60), at(100)]).toEqual([false, false, true, true]);
  });

  test("names are missing", async () => {
    const issued = await certificate(["office.test", "branch.test"]);
    expect(isDue(issued, ["OFFICE.test"])).toBe(false);
    expect(isDue(issued, ["office.test", "new.test"])).toBe(true);
  });
});

describe("orders", () => {
  test("until the first is issued the placeholder is shown, and the trouble said", async () => {
    let refusals = 3;
    const keeping = await keeper(async () => {
      refusals -= 1;
      if (refusals >= 0) throw new Error("no such name");
      return certificate(["office.test"]);
    });
    keeping.start();
    expect(keeping.live.current.names).toBe("DNS:placeholder.test");
    await eventually(
      "the trouble is said",
      () => keeping.live.problem?.text.includes("no such name") === true,
    );
    await eventually("it is issued", () => keeping.live.current.names === "DNS:office.test");
    expect(keeping.live.problem).toBeUndefined();
  });

  test("none is placed for a certificate that still holds, asked for as it may be", async () => {
    let orders = 0;
    const keeping = await keeper(
      async () => {
        orders += 1;
        return certificate(["office.test"]);
      },
      await certificate(["office.test"]),
    );
    keeping.start();
    keeping.reload();
    await new Promise(setImmediate);
    expect(orders).toBe(0);
  });

  test("one at a time is under way", async () => {
    let orders = 0;
    let grant: (issued: Certificate) => void = () => undefined;
    const keeping = await keeper(() => {
      orders += 1;
      return new Promise((resolve) => {
        grant = resolve;
      });
    });
    keeping.start();
    keeping.reload();
    keeping.reload();
    grant(await certificate(["office.test"]));
    await eventually("it is issued", () => keeping.live.current.names === "DNS:office.test");
    expect(orders).toBe(1);
  });
});
