import { expect, test } from "vitest";
import type { AnnouncedContent } from "./announced-content";
import { screen } from "./screening";

const own = "https://office.test:8443/content";
const at = (url: string, sha1?: string): AnnouncedContent => ({
  url,
  contentId: undefined,
  contentType: undefined,
  octets: undefined,
  sha1,
  sha256: undefined,
  expiresAt: undefined,
});

test.each([
  ["https://office.test:8443/content/alice@office.test/face", "own"],
  ["https://office.test:8443/api/v1/users", "refused"],
  ["https://office.test:8443/content/../api/v1/users", "refused"],
  ["https://elsewhere.example/face.png", "foreign"],
  ["http://elsewhere.example/face.png", "refused"],
  ["https://127.0.0.1/face.png", "refused"],
  ["https://[::1]/face.png", "refused"],
  ["https://2130706433/face.png", "refused"],
  ["https://localhost/face.png", "refused"],
  ["https://printer.local/face.png", "refused"],
  ["https://intranet/face.png", "refused"],
  ["https://bob:secret@elsewhere.example/face.png", "refused"],
  ["ftp://elsewhere.example/face.png", "refused"],
  ["javascript:alert(1)", "refused"],
  ["nonsense", "refused"],
])("PRS-126 %s: %s", (url, screening) => {
  expect(screen(at(url), own)).toBe(screening);
});

test("PRS-126 http is taken where a hash says what must come", () => {
  expect(screen(at("http://elsewhere.example/face.png", "0".repeat(40)), own)).toBe("foreign");
});
