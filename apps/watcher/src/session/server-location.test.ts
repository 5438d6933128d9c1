import { expect, test } from "vitest";
import { serverLocation } from "./server-location";

test.each([
  ["http:", "127.0.0.1:8080", "ws://127.0.0.1:8080/sip", "office.test"],
  ["http:", "localhost:8080", "ws://localhost:8080/sip", "office.test"],
  ["http:", "[::1]:8080", "ws://[::1]:8080/sip", "office.test"],
  ["https:", "office.example.com", "wss://office.example.com/sip", "office.example.com"],
  ["http:", "porchlight", "ws://porchlight/sip", "office.test"],
])("%s//%s is served at %s, for %s", (protocol, host, url, domain) => {
  const hostname = new URL(`http://${host}`).hostname;
  const xcapRoot = `${protocol}//${host}/xcap-root`;
  const contentRoot = `${protocol}//${host}/content`;
  expect(serverLocation({ protocol, host, hostname })).toEqual({ url, xcapRoot, contentRoot, domain });
});
