import { fail, ok } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import { accountServices, everyService, mayUse, parseSwitch, servicesLost } from "./services";

describe("COR-046 the service profile of an account", () => {
  test.each(accountServices)("%s is refused where it alone is off", (service) => {
    const account = { disabled: false, services: { ...everyService, [service]: false } };
    expect(accountServices.filter((each) => !mayUse(account, each))).toEqual([service]);
  });

  test("a disabled account may use nothing", () => {
    const account = { disabled: true, services: everyService };
    expect(accountServices.filter((each) => mayUse(account, each))).toEqual([]);
  });

  test("what is switched off is told apart from what was off before", () => {
    const earlier = { ...everyService, call: false };
    expect(servicesLost(earlier, { ...everyService, call: false, watch: false, list: false })).toEqual([
      "watch",
      "list",
    ]);
    expect(servicesLost(earlier, everyService)).toEqual([]);
  });

  test.each([
    ["", true],
    ["on", true],
    [" OFF ", false],
  ])("a switch written %j", (text, isOn) => {
    expect(parseSwitch(text)).toEqual(ok(isOn));
  });

  test.each(["no", "0", "offf"])("%j is no switch", (text) => {
    expect(parseSwitch(text)).toEqual(
      fail({ code: "is-no-switch", places: {}, text: "is neither on nor off" }),
    );
  });
});
