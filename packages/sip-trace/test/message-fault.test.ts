import { expect, test } from "vitest";
import { messageFault } from "../src/message-fault";
import { flowOf, request, wire } from "./messages";

const stream = { flow: flowOf({ transport: "tcp" }) };

test("COR-002 what keeps octets from being a message is told by its code", () => {
  const fault = (text: string) => messageFault(wire(text));
  expect(fault(request("PUBLISH"))).toBeUndefined();
  expect(fault("\r\n\r\n")).toBeUndefined();
  expect(fault("GET / HTTP/1.1\r\n\r\n")).toMatchObject({ code: "sip-request-line-malformed" });
  expect(fault(request("PUBLISH").replace("From:", "X:"))).toMatchObject({
    code: "sip-field-missing",
    places: { field: "From" },
  });
  expect(fault(request("PUBLISH", { fields: ["nonsense"] }))).toMatchObject({
    code: "sip-field-name-malformed",
  });
});

test("how a message ends is the business of what carries it", () => {
  const text = request("PUBLISH").replace(/Content-Length.*\r\n/, "");
  expect(messageFault(wire(text))).toBeUndefined();
  expect(messageFault(wire(text, stream))).toMatchObject({ code: "sip-length-missing" });
  expect(messageFault(wire(request("NOTIFY", { body: "x".repeat(100_000) }), stream))).toBeUndefined();
});

test("nothing is said of what we have sent", () => {
  expect(messageFault(wire("nonsense", { direction: "out" }))).toBeUndefined();
});
