import type { OfficeRow } from "@porchlight/store";
import { parseXml } from "@porchlight/xml";
import { CommandFailure } from "../admin/cli/command-failure";
import { UNBOUNDED } from "../admin/operations/documents/laid-out";
import type { OfficeFile } from "./office-file";

export interface CheckedOffice {
  readonly users: number;
  readonly rows: number;
  /** Names of those who can sign in to the console with the passwords they had. */
  readonly operators: readonly string[];
}

/** Reads a file to its end before anything is written: whole, of domains that are served, with an owner who can sign in if there is any operator. */
export async function checkOffice(file: OfficeFile, domains: readonly string[]): Promise<CheckedOffice> {
  const operators: string[] = [];
  let rows = 0;
  let users = 0;
  let hasOwner = false;
  for await (const { row, table } of file.rows()) {
    rows += 1;
    if (table === "operator") operators.push(String(row.name));
    hasOwner ||= table === "operator" && row.role === "owner" && row.disabled === 0;
    if (table === "account") users += 1;
    const fault = faultOf({ row, table }, domains);
    if (fault !== undefined) throw file.failure(fault);
  }
  if (operators.length > 0 && !hasOwner)
    throw new CommandFailure(
      "The file has no operator who is an owner and may sign in; nothing was imported.",
    );
  return { users, rows, operators };
}

function faultOf({ row, table }: OfficeRow, domains: readonly string[]): string | undefined {
  if (table === "account") return accountFault(row, domains);
  return table === "document_version" ? textFault(row) : undefined;
}

/** Of a whole version; the others are changes of one. */
function textFault({ head, selector, text }: OfficeRow["row"]): string | undefined {
  if (head !== null || typeof text !== "string" || parseXml(text, UNBOUNDED).ok) return undefined;
  return `the text of ${String(selector)} is not well-formed`;
}

function accountFault(
  { aor, domain, user }: OfficeRow["row"],
  domains: readonly string[],
): string | undefined {
  if (aor !== `sip:${user}@${domain}`) return `${String(aor)} is not the address of its user and domain`;
  if (typeof domain === "string" && domains.includes(domain)) return undefined;
  return `${aor} is of ${String(domain)}, which is not served here: add it to the domains in porchlight.yaml`;
}
