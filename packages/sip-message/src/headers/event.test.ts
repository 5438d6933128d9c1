import { expect, test } from "vitest";
import { accepted } from "../../test/outcomes";
import { parseEvent, printEvent } from "./event";

test("Event has a package, perhaps with templates, an id and other parameters", () => {
  expect(accepted(parseEvent("presence.winfo ; id = 7;max-rate=0.05"))).toMatchObject({
    package: "presence.winfo",
    id: "7",
  });
  expect(accepted(parseEvent("presence"))).toMatchObject({ package: "presence", id: undefined });
  expect(printEvent(accepted(parseEvent('dialog;call-id="a@b";id=7')))).toBe('dialog;call-id="a@b";id=7');
});

test("a malformed Event is refused", () => {
  for (const text of ["", ";id=1", "presence;id", "presence;id=1;id=2", "presence winfo", 'presence;x="']) {
    expect(parseEvent(text).ok, text).toBe(false);
  }
});
