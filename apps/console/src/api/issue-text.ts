import { issueSaid } from "@porchlight/admin-api";
import type { z } from "zod";
import type { Say } from "../words/say";
import { saidText } from "./said-text";
import { capital } from "./sentence";

/** What a schema finds wrong with a value: a form's own schema says it itself, that of the contract by a code. */
export function issueText(issue: z.core.$ZodIssue, say: Say): string {
  return isOfContract(issue) ? capital(issueReason(issue, say)) : issue.message;
}

/** The same, to go on a sentence with. */
export const issueReason = (issue: z.core.$ZodIssue, say: Say): string =>
  isOfContract(issue) ? saidText(issueSaid(issue), issue.message, say) : issue.message;

const isOfContract = (issue: z.core.$ZodIssue): boolean => issueSaid(issue).code === issue.message;
