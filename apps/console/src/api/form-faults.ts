import { AdminApiError } from "@porchlight/admin-api/client";
import type { FieldValues, Path, UseFormSetError } from "react-hook-form";
import type { Say } from "../words/say";
import { titleOf } from "./fault";
import { saidText } from "./said-text";
import { capital } from "./sentence";

/** What is wrong with one field, in the language of the page. */
export interface FieldFault {
  /** As the form calls it. */
  readonly field: string;
  readonly text: string;
}

/** Puts what the server said beside the fields it named, by path or last name. True when it named one that the form has. */
export function showFieldFaults<Values extends FieldValues>(
  error: unknown,
  fields: readonly Path<Values>[],
  setError: UseFormSetError<Values>,
  say: Say,
): boolean {
  let shown = false;
  for (const { field, text } of fieldFaults(error, say)) {
    const name = fields.find((candidate) => candidate === field || field.endsWith(`.${candidate}`));
    if (name === undefined) continue;
    setError(name, { type: "server", message: capital(text) }, { shouldFocus: !shown });
    shown = true;
  }
  return shown;
}

/** What the server said of one field. */
export function faultOfField(error: unknown, field: string, say: Say): string | undefined {
  const found = fieldFaults(error, say).find((fault) => fault.field === field);
  return found && capital(found.text);
}

/** What the server said of fields. */
export function fieldFaults(error: unknown, say: Say): readonly FieldFault[] {
  if (!(error instanceof AdminApiError)) return [];
  const { problems = [], field, reason, said } = error.problem;
  const named = field === undefined ? [] : [{ field, reason: reason ?? titleOf(error, say), said }];
  return (problems.length > 0 ? problems : named).map((problem) => ({
    field: problem.field.replace(/^body\./, ""),
    text: saidText(problem.said, problem.reason, say),
  }));
}
