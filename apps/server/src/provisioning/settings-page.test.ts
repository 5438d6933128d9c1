import { readFileSync } from "node:fs";
import { PARAMETER_NAMES, PARAMETERS } from "@porchlight/provisioning";
import { expect, test } from "vitest";
import { provisioningSchema } from "../config/provisioning-schema";

const page = readFileSync(new URL("../../../../docs/operations/provisioning.md", import.meta.url), "utf8");

test("the page of provisioning names every setting of it, and no other", () => {
  const named = [...page.matchAll(/^\| `provisioning\.(\w+)` \|/gm)].map(([, key]) => key);
  expect(named.sort()).toEqual(Object.keys(provisioningSchema.unwrap().shape).sort());
});

test("PRV-001 PRV-002 the page names every parameter, by each of its names", () => {
  for (const name of PARAMETER_NAMES) {
    expect(page).toContain(`\`${name}\``);
    const { omaName } = PARAMETERS[name];
    if (omaName !== undefined) expect(page).toContain(`\`${omaName}\``);
  }
});
