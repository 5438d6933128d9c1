import type { AccountKind } from "@porchlight/admin-api";

/** Kinds of account in words. */
export const kindWords: Readonly<Record<AccountKind, string>> = {
  person: "Person",
  role: "Role",
  resource: "Resource",
};

export const kindOptions = [
  { value: "person", label: "Person" },
  { value: "role", label: "Role, such as a front desk" },
  { value: "resource", label: "Resource, such as a room" },
] as const;
