import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { freePort } from "../testing/free-port";
import { readCertificate } from "./certificate";
import { StartupError } from "./startup-error";
import { trouble } from "./trouble";

const thrownBy = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
};

test("what a start says is said by its code", () => {
  const error = thrownBy(() => readCertificate({ cert: "/none.pem", key: "/none.pem" }));
  expect(trouble(error)).toMatchObject({
    code: "file-cannot-be-read",
    places: { file: "/none.pem", code: "ENOENT", setting: "PORCHLIGHT_TLS_CERT" },
  });
});

test("a call of the system is said by its name and its code", async () => {
  expect(trouble(thrownBy(() => readFileSync("/none")))).toMatchObject({
    code: "call-fails",
    text: "open /none fails with ENOENT.",
  });
  const port = await freePort();
  const error = await new Promise((resolve) => connect(port, "127.0.0.1").once("error", resolve));
  expect(trouble(error).text).toBe(`connect 127.0.0.1:${port} fails with ECONNREFUSED.`);
});

test.each([
  [new Error("Unexpected server response: 403"), "The handshake was answered with 403."],
  [Object.assign(new Error("raw"), { code: "CERT_HAS_EXPIRED" }), "the certificate has expired"],
])("what is of a class that we know is said by its code: %s", (error, text) => {
  expect(trouble(error)).toMatchObject({ text });
});

test.each([
  [new Error("others speak"), "others speak"],
  [new StartupError("in plain English"), "in plain English"],
  ["no error", "no error"],
])("what others say stays as they say it: %s", (error, message) => {
  expect(trouble(error)).toMatchObject({ code: "in-words-of-system", places: { message } });
});
