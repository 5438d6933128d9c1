import { toNestErrors } from "@hookform/resolvers";
import type { FieldError, FieldValues, Resolver } from "react-hook-form";
import type { z } from "zod";
import type { Say } from "../words/say";
import { issueText } from "./issue-text";

/** Checks a form by a schema. What the contract finds wrong is said in the language of the page. */
export const formResolver =
  <Input extends FieldValues, Output>(
    schema: z.ZodType<Output, Input>,
    say: Say,
  ): Resolver<Input, unknown, Output> =>
  (values, _context, options) => {
    const parsed = schema.safeParse(values);
    if (parsed.success) return { values: parsed.data, errors: {} };
    const errors: Record<string, FieldError> = {};
    for (const issue of parsed.error.issues) {
      errors[issue.path.join(".")] ??= { type: issue.code, message: issueText(issue, say) };
    }
    return { values: {}, errors: toNestErrors<Input>(errors, options) };
  };
