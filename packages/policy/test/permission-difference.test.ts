import { readPresenceRules } from "@porchlight/documents";
import { expect, test } from "vitest";
import { compileRuleset, EVERYTHING, NOTHING, type Permissions, permissionDifference } from "../src/index";
import { rulesText, ruleText } from "../src/testing";

function permissions(transformations: string): Permissions {
  const text = rulesText(ruleText("r", "", "allow", transformations));
  expect(readPresenceRules(text).ok).toBe(true);
  const compiled = compileRuleset(text);
  const grant = compiled.ok ? compiled.value.rules[0]?.grant : undefined;
  if (grant === undefined) throw new Error("no rule");
  return grant.permissions;
}

const ALL =
  "<pr:provide-services><pr:all-services/></pr:provide-services><pr:provide-persons><pr:all-persons/></pr:provide-persons><pr:provide-devices><pr:all-devices/></pr:provide-devices>";

test("POL-040 taking one attribute out of all names that one, and those nobody has a name for", () => {
  const named = [
    "activities",
    "class",
    "deviceID",
    "place-is",
    "place-type",
    "privacy",
    "relationship",
  ].concat(["sphere", "status-icon", "time-offset", "note"]);
  const oma = [
    "willingness",
    "network-availability",
    "session-participation",
    "registration-state",
    "barring-state",
  ];
  const allButMood = permissions(
    ALL +
      named.map((name) => `<pr:provide-${name}>true</pr:provide-${name}>`).join("") +
      oma.map((name) => `<op:provide-${name}>true</op:provide-${name}>`).join("") +
      "<pr:provide-user-input>full</pr:provide-user-input><op:provide-geopriv>full</op:provide-geopriv>",
  );
  expect(permissionDifference(EVERYTHING, allButMood)).toEqual({
    lost: ["provide-mood", "provide-all-attributes"],
    gained: [],
  });
});

test("single components within all of them are neither lost nor gained", () => {
  const work = permissions("<pr:provide-services><pr:class>work</pr:class></pr:provide-services>");
  const all = permissions("<pr:provide-services><pr:all-services/></pr:provide-services>");
  expect(permissionDifference(all, work)).toEqual({ lost: ["provide-services all-services"], gained: [] });
  expect(permissionDifference(NOTHING, work)).toEqual({ lost: [], gained: ["provide-services class work"] });
});

test("a level that sinks is lost, one that rises is gained", () => {
  const [bare, full] = ["bare", "full"].map((level) =>
    permissions(`<pr:provide-user-input>${level}</pr:provide-user-input>`),
  );
  if (bare === undefined || full === undefined) throw new Error("no permissions");
  expect(permissionDifference(full, bare)).toEqual({ lost: ["provide-user-input full"], gained: [] });
  expect(permissionDifference(bare, full)).toEqual({ lost: [], gained: ["provide-user-input full"] });
});

test("equal permissions differ in nothing", () => {
  expect(permissionDifference(EVERYTHING, EVERYTHING)).toEqual({ lost: [], gained: [] });
});
