import type { DoctorFinding } from "../admin/ports/observation";

export type Finding = DoctorFinding;

type Outcome = Omit<Finding, "id" | "title">;

export const pass = (detail: string): Outcome => ({ status: "pass", detail, remedy: undefined });

export const warn = (detail: string, remedy: string): Outcome => ({ status: "warn", detail, remedy });

export const problem = (detail: string, remedy: string): Outcome => ({ status: "fail", detail, remedy });

/** Runs one check; a check that throws has failed. */
export async function check(
  id: string,
  title: string,
  look: () => Outcome | Promise<Outcome>,
): Promise<Finding> {
  try {
    return { id, title, ...(await look()) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { id, title, ...problem(detail, "Mend what the message names, then look again.") };
  }
}
