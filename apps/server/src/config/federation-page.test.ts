import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { loadConfig } from ".";
import { configKeys } from "./config-keys";
import { federationSchema } from "./federation-schema";

const page = readFileSync(new URL("../../../../docs/operations/federation.md", import.meta.url), "utf8");

test("the page of federation names every setting of it, and no other", () => {
  const named = [...page.matchAll(/^\| `((?:federation|dns)\.[\w.]+|numbers)` \|/gm)].map(([, key]) => key);
  const known = configKeys.filter(({ path }) => ["federation", "dns", "numbers"].includes(path[0] ?? ""));
  expect(named.sort()).toEqual(known.map(({ name }) => name).sort());
});

test("the numbers on the page are the defaults", () => {
  const { limits } = federationSchema.parse({}).others;
  const told = [...page.matchAll(/^\| `federation\.others\.limits\.(\w+)` \| (\d[\d,]*) \|/gm)];
  expect(
    Object.fromEntries(told.map(([, key, digits]) => [key, Number(digits?.replaceAll(",", ""))])),
  ).toEqual(limits);
});

test("what the page shows of a peer and of numbers is accepted", () => {
  const [line = ""] = /(?<=PORCHLIGHT_FEDERATION_PEERS=").+(?=")/.exec(page) ?? [];
  const numbers = [...page.matchAll(/^ {2}- "(.+)"/gm)].map(([, entry]) => entry);
  const loaded = loadConfig({
    PORCHLIGHT_FEDERATION_PEERS: line,
    PORCHLIGHT_NUMBERS: numbers.join(","),
  });
  if (!loaded.ok) throw new Error(loaded.error[0]?.sentence);
  expect(loaded.value.federation.peers).toMatchObject([
    {
      domain: "branch.test",
      limits: { requestsPerSecond: 100, notifiesPerSecond: 500, subscriptions: 10_000 },
    },
  ]);
  expect(loaded.value.numbers).toHaveLength(2);
});
