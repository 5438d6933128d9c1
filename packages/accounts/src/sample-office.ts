import type { AccountKind } from "./account";

/** An account of the sample office, before it has a password. */
export interface SampleAccount {
  readonly user: string;
  readonly domain: string;
  readonly displayName: string;
  readonly kind: AccountKind;
}

/** Four people, the front desk and a meeting room, to look around with. */
export const sampleOffice = (domain: string): readonly SampleAccount[] =>
  MEMBERS.map((member) => ({ ...member, domain }));

const MEMBERS: readonly Omit<SampleAccount, "domain">[] = [
  { user: "alice", displayName: "Alice", kind: "person" },
  { user: "bob", displayName: "Bob", kind: "person" },
  { user: "carol", displayName: "Carol", kind: "person" },
  { user: "dave", displayName: "Dave", kind: "person" },
  { user: "frontdesk", displayName: "Front desk", kind: "role" },
  { user: "atrium", displayName: "Atrium", kind: "resource" },
];
