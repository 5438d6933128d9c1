import { AdminApiError, type FieldProblem } from "@porchlight/admin-api";
import type { FieldValues, Path, UseFormSetError } from "react-hook-form";

/** Puts what the server said beside the fields it named. True when it named one that the form has. */
export function showFieldFaults<Values extends FieldValues>(
  error: unknown,
  fields: readonly Path<Values>[],
  setError: UseFormSetError<Values>,
): boolean {
  let shown = false;
  for (const { field, reason } of fieldProblems(error)) {
    const name = fields.find((candidate) => candidate === field.replace(/^body\./, ""));
    if (name === undefined) continue;
    setError(name, { type: "server", message: capital(reason) }, { shouldFocus: !shown });
    shown = true;
  }
  return shown;
}

function fieldProblems(error: unknown): readonly FieldProblem[] {
  if (!(error instanceof AdminApiError)) return [];
  const { problems, field, reason, title } = error.problem;
  if (problems !== undefined && problems.length > 0) return problems;
  return field === undefined ? [] : [{ field, reason: reason ?? title }];
}

/** As a sentence, unless it begins with something that is written as it is, such as a URI. */
const capital = (text: string): string =>
  /^\p{L}+(?=\s)/u.test(text) ? text.charAt(0).toLocaleUpperCase() + text.slice(1) : text;
