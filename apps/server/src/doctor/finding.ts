import type { Saying } from "@porchlight/kernel";
import type { DoctorFinding } from "../admin/ports/observation";
import { trouble } from "../runtime/trouble";
import { type DOCTOR_SAYINGS, say } from "./sayings";

export type Finding = DoctorFinding;

type Outcome = Omit<Finding, "id" | "title">;

type CheckId = keyof typeof DOCTOR_SAYINGS extends infer Code
  ? Code extends `check-${infer Id}`
    ? Id
    : never
  : never;

export const pass = (detail: Saying): Outcome => ({ status: "pass", detail, remedy: undefined });

export const warn = (detail: Saying, remedy: Saying): Outcome => ({ status: "warn", detail, remedy });

export const problem = (detail: Saying, remedy: Saying): Outcome => ({ status: "fail", detail, remedy });

/** Runs one check; a check that throws has failed. */
export async function check(id: CheckId, look: () => Outcome | Promise<Outcome>): Promise<Finding> {
  const title = say(`check-${id}`).text;
  try {
    return { id, title, ...(await look()) };
  } catch (error) {
    return { id, title, ...problem(say("found-trouble", { message: trouble(error) }), say("mend-trouble")) };
  }
}
