import { describe, expect, test } from "vitest";
import { routes } from "./client/routes";
import { type EventOperation, eventOperations } from "./events/event-operations";
import { isWrite, type Operation, problemsOf } from "./operation";
import { PEA_PROBLEMS, type PeaOperation } from "./pea/pea-operation";
import { peaOperations } from "./pea/pea-operations";
import { problemTypes } from "./problem";
import { problemCodeOf, problemCodes, problemTypeUri } from "./problem-code";
import { operations } from "./registry";

const all = Object.entries(operations) as readonly (readonly [string, Operation])[];

describe("the registry of operations", () => {
  test("names every operation by its own id", () => {
    for (const [id, operation] of all) expect(operation.id).toBe(id);
  });

  test.each(all)("%s has its route, for those who need no schema", (_, { id, method, path, roles }) => {
    expect(Object.entries(routes).find(([name]) => name === id)?.[1]).toEqual({ method, path, roles });
  });

  test("has one operation per method and path", () => {
    const places = all.map(([, { method, path }]) => `${method} ${path}`);
    expect(new Set(places).size).toBe(places.length);
  });

  test.each(all)("%s declares exactly the parameters of its path", (_, operation) => {
    const named = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    expect(Object.keys(operation.params?.shape ?? {})).toEqual(named);
  });

  test.each(all)(
    "SYS-018 %s lets support and auditor change nothing but their own session",
    (_, operation) => {
      if (!isWrite(operation) || operation.roles === "public" || operation.tag === "Session") return;
      expect(operation.roles).not.toContain("support");
      expect(operation.roles).not.toContain("auditor");
    },
  );

  test.each(all)("SYS-018 %s is open to an owner", (_, { roles }) => {
    if (roles !== "public") expect(roles).toContain("owner");
  });

  test("SYS-018 only sign-in needs no sign-in", () => {
    expect(all.filter(([, { roles }]) => roles === "public").map(([id]) => id)).toEqual([
      "signIn",
      "redeemOperatorLink",
    ]);
  });
});

describe("problem types", () => {
  const ofAnyRequest = ["not-found"];
  const ofAgents = Object.values<PeaOperation>(peaOperations).flatMap(({ problems }) => problems);
  const ofWatchers = Object.values<EventOperation>(eventOperations).flatMap(({ problems }) => problems);
  const ofTheContentServer = ["content-forbidden", "range-not-satisfiable", "method-not-allowed"];

  test("each is used by an operation or can befall any request", () => {
    const used = new Set([
      ...all.flatMap(([, operation]) => problemsOf(operation)),
      ...ofAnyRequest,
      ...ofAgents,
      ...PEA_PROBLEMS,
      ...ofWatchers,
      ...ofTheContentServer,
    ]);
    expect([...used].sort()).toEqual([...problemCodes].sort());
  });

  test.each(problemCodes)("%s has a stable URI that names it, and an error status", (code) => {
    expect(problemCodeOf(problemTypeUri(code))).toBe(code);
    expect(problemTypes[code].status).toBeGreaterThanOrEqual(400);
  });

  test("a URI of others names none", () => {
    expect(problemCodeOf("about:blank")).toBeUndefined();
    expect(problemCodeOf("/problems/toString")).toBeUndefined();
  });
});
