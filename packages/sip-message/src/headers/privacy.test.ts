import { expect, test } from "vitest";
import { HeaderFields } from "../header-fields";
import { allowedEvents, allowedMethods, printAllow } from "./allow";
import { privacyValues } from "./privacy";

test("COR-043 privacy values are separated by semicolons", () => {
  const headers = new HeaderFields([["privacy", "Header ; ID;critical"]]);
  expect([...privacyValues(headers)]).toEqual(["header", "id", "critical"]);
  expect(privacyValues(new HeaderFields()).size).toBe(0);
});

test("COR-055 methods and packages that are allowed", () => {
  const headers = new HeaderFields([
    ["allow", "PUBLISH, SUBSCRIBE"],
    ["allow-events", "presence,presence.winfo"],
  ]);
  expect(allowedMethods(headers)).toEqual(["PUBLISH", "SUBSCRIBE"]);
  expect(allowedEvents(headers)).toEqual(["presence", "presence.winfo"]);
  expect(printAllow(["PUBLISH", "SUBSCRIBE"])).toBe("PUBLISH, SUBSCRIBE");
});
