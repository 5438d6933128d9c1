import { AdminApiError, type ProblemDetails, problemTypeUri } from "@porchlight/admin-api/client";
import { describe, expect, test } from "vitest";
import { say } from "../words/testing/english";
import { faultText, isForbidden, isGone, isSignedOut, isTransient } from "./fault";

const error = (problem: ProblemDetails, retryAfterSeconds?: number) =>
  new AdminApiError(problem, retryAfterSeconds);

const away = error({ type: "about:blank", title: "Bad Gateway", status: 502 });
const signedOut = error({ type: problemTypeUri("unauthenticated"), title: "Not signed in", status: 401 });
const forbidden = error({
  type: problemTypeUri("role-forbidden"),
  title: "Your role may not do this",
  status: 403,
});
const taken = error({
  type: problemTypeUri("user-exists"),
  title: "There is a user with this address already",
  status: 409,
  field: "aor",
  reason: "sip:erin@office.test is taken",
});

describe("what may help is told apart", () => {
  test("a server that is away is tried again", () => {
    expect([away, new TypeError("fetch failed"), signedOut, taken].map(isTransient)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test("signed out, forbidden and gone are no faults of the server", () => {
    expect(isSignedOut(signedOut)).toBe(true);
    expect(isForbidden(forbidden)).toBe(true);
    expect(isGone(error({ type: problemTypeUri("user-not-found"), title: "", status: 404 }))).toBe(true);
    expect([away, taken].some(isSignedOut)).toBe(false);
  });
});

describe("words", () => {
  test("say what happened, where, and what to do", () => {
    expect(faultText(taken, say)).toEqual({
      title: "There is a user with this address already",
      detail: "aor sip:erin@office.test is taken. Choose another address or change the user that exists.",
    });
  });

  test("name the seconds to wait", () => {
    const tooMany = error(
      { type: problemTypeUri("too-many-attempts"), title: "Too many attempts", status: 429 },
      30,
    );
    expect(faultText(tooMany, say).detail).toBe("Wait 30 s.");
  });

  test("are ours where something else answered than the server", () => {
    const odd = error({ type: "about:blank", title: "I'm a teapot", status: 418 });
    expect(faultText(odd, say).title).toBe("The server answered 418 unexpectedly");
    const newer = error({
      type: problemTypeUri("user-exists").replace("user-exists", "of-2030"),
      title: "Of 2030",
      status: 409,
    });
    expect(faultText(newer, say).title).toBe("Of 2030");
  });

  test("do not show what a broken gateway said", () => {
    expect(faultText(away, say).title).toBe("The server cannot be reached");
  });
});
