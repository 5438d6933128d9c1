import { issueSaid } from "@porchlight/admin-api";
import type { z } from "zod";
import type { Say } from "../words/say";
import { saidText } from "./said-text";
import { capital } from "./sentence";

/** What a schema finds wrong with a value: a form's own schema says it itself, that of the contract by a code. */
export function issueText(issue: z.core.$ZodIssue, say: Say): string {
  const said = issueSaid(issue);
  return said.code === issue.message ? capital(saidText(said, issue.message, say)) : issue.message;
}
