import { AdminApiError, type FieldProblem } from "@porchlight/admin-api/client";
import type { FieldError, FieldValues, Path, UseFormSetError } from "react-hook-form";
import type { Say } from "../words/say";
import { titleOf } from "./fault";
import { reasonText } from "./reason-text";

/** What a schema of the contract says of a field, in the language of the page. */
export const fieldFault = (fault: Pick<FieldError, "message"> | undefined, say: Say): string | undefined =>
  fault?.message === undefined ? undefined : reasonText(fault.message, say);

/** Puts what the server said beside the fields it named. True when it named one that the form has. */
export function showFieldFaults<Values extends FieldValues>(
  error: unknown,
  fields: readonly Path<Values>[],
  setError: UseFormSetError<Values>,
  say: Say,
): boolean {
  let shown = false;
  for (const { field, reason } of fieldProblems(error, say)) {
    const name = fields.find((candidate) => candidate === field.replace(/^body\./, ""));
    if (name === undefined) continue;
    setError(name, { type: "server", message: capital(reasonText(reason, say)) }, { shouldFocus: !shown });
    shown = true;
  }
  return shown;
}

/** What the server said of one field. */
export function faultOfField(error: unknown, field: string, say: Say): string | undefined {
  const found = fieldProblems(error, say).find((problem) => problem.field.replace(/^body\./, "") === field);
  return found && capital(reasonText(found.reason, say));
}

function fieldProblems(error: unknown, say: Say): readonly FieldProblem[] {
  if (!(error instanceof AdminApiError)) return [];
  const { problems, field, reason } = error.problem;
  if (problems !== undefined && problems.length > 0) return problems;
  return field === undefined ? [] : [{ field, reason: reason ?? titleOf(error, say) }];
}

/** As a sentence, unless it begins with something that is written as it is, such as a URI. */
const capital = (text: string): string =>
  /^\p{L}+(?=\s)/u.test(text) ? text.charAt(0).toLocaleUpperCase() + text.slice(1) : text;
