import { expect, test } from "vitest";
import { eventOperations } from "../events/event-operations";
import { problemsOf } from "../operation";
import { peaOperations } from "../pea/pea-operations";
import { problemTypeUri } from "../problem-code";
import { operations } from "../registry";
import { openApiDocument } from "./document";

interface OperationObject {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
}

const document = openApiDocument("1.2.3") as {
  openapi: string;
  info: { version: string };
  paths: Record<string, Record<string, OperationObject>>;
};

test("the document is OpenAPI 3.1 of the product's version", () => {
  expect(document.openapi).toBe("3.1.0");
  expect(document.info.version).toBe("1.2.3");
});

test("every operation is in it once and there is no other", () => {
  const ids = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  );
  const promised = [operations, peaOperations, eventOperations].flatMap((each) => Object.keys(each));
  expect(ids.sort()).toEqual(promised.sort());
});

test("every problem of an operation is described at its status", () => {
  for (const operation of Object.values(operations)) {
    const responses = document.paths[operation.path]?.[operation.method.toLowerCase()]?.responses ?? {};
    const text = Object.values(responses).map(({ description }) => description);
    for (const code of problemsOf(operation)) expect(text.join("\n")).toContain(problemTypeUri(code));
    expect(responses[operation.status]).toBeDefined();
  }
});

test("it is plain JSON whose only references are to components", () => {
  const text = JSON.stringify(document);
  const references = [...text.matchAll(/"\$ref":"([^"]*)"/g)].map((match) => match[1]);
  expect(new Set(references)).toEqual(new Set(["#/components/schemas/ProblemDetails"]));
  expect(JSON.parse(text)).toEqual(document);
});
