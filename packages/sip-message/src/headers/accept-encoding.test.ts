import { describe, expect, test } from "vitest";
import { acceptsCoding } from "./accept-encoding";

describe("RLS-064 Accept-Encoding (RFC 3261 section 20.2)", () => {
  test("a coding has the weight beside its name, 1 without; names are told apart without case", () => {
    const values = ["gzip;q=0.5", "DEFLATE", "identity; Q=0.25"];
    expect(acceptsCoding(values, "gzip")).toBe(0.5);
    expect(acceptsCoding(values, "deflate")).toBe(1);
    expect(acceptsCoding(values, "identity")).toBe(0.25);
  });

  test("* stands for what has no name of its own", () => {
    expect(acceptsCoding(["*;q=0.3", "gzip;q=0"], "deflate")).toBe(0.3);
    expect(acceptsCoding(["*;q=0.3", "gzip;q=0"], "gzip")).toBe(0);
    expect(acceptsCoding(["*;q=0"], "identity")).toBe(0);
  });

  test("x-gzip is gzip", () => {
    expect(acceptsCoding(["x-gzip;q=0.2"], "gzip")).toBe(0.2);
  });

  test("nothing is said of what is not named", () => {
    expect(acceptsCoding(["gzip"], "identity")).toBeUndefined();
    expect(acceptsCoding([], "gzip")).toBeUndefined();
  });

  test("malformed members are ignored, and only so many are read", () => {
    for (const member of ["", ";q=1", "gzip;q=2", "gzip;q=0.1234", 'gzip;x="', "gz ip"])
      expect(acceptsCoding([member, "gzip;q=0.4"], "gzip"), member).toBe(0.4);
    const many = Array.from({ length: 1000 }, (_, index) => `coding${index}`);
    expect(acceptsCoding([...many, "gzip"], "gzip")).toBeUndefined();
  });
});
