import { AdminApiError, problemTypeUri } from "@porchlight/admin-api/client";
import { expect, test, vi } from "vitest";
import { say } from "../words/testing/english";
import { showFieldFaults } from "./form-faults";

const invalid = (rest: object) =>
  new AdminApiError(
    { type: problemTypeUri("invalid-input"), title: "Not accepted", status: 400, ...rest },
    undefined,
  );

test("every field that the server names gets its reason, the first one the focus", () => {
  const setError = vi.fn();
  const error = invalid({
    problems: [
      { field: "aor", reason: "has no domain" },
      { field: "body.password", reason: "sip:a@b is taken" },
    ],
  });
  expect(showFieldFaults(error, ["aor", "password"], setError, say)).toBe(true);
  expect(setError.mock.calls).toEqual([
    ["aor", { type: "server", message: "Has no domain" }, { shouldFocus: true }],
    ["password", { type: "server", message: "sip:a@b is taken" }, { shouldFocus: false }],
  ]);
});

test("a fault that names no field of the form is left to the form", () => {
  const setError = vi.fn();
  expect(showFieldFaults(invalid({ field: "elsewhere" }), ["aor"], setError, say)).toBe(false);
  expect(showFieldFaults(new TypeError("fetch failed"), ["aor"], setError, say)).toBe(false);
  expect(setError).not.toHaveBeenCalled();
});
