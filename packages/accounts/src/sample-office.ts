import type { AccountKind } from "./account";

/** An account of the sample office, before it has a password. */
export interface SampleAccount {
  readonly aor: string;
  readonly displayName: string;
  readonly kind: AccountKind;
}

/** Four people, the front desk and a meeting room, to look around with. */
export const sampleOffice = (domain: string): readonly SampleAccount[] =>
  MEMBERS.map(({ user, ...member }) => ({ ...member, aor: `sip:${user}@${domain}` }));

const MEMBERS: readonly (Omit<SampleAccount, "aor"> & { readonly user: string })[] = [
  { user: "alice", displayName: "Alice", kind: "person" },
  { user: "bob", displayName: "Bob", kind: "person" },
  { user: "carol", displayName: "Carol", kind: "person" },
  { user: "dave", displayName: "Dave", kind: "person" },
  { user: "frontdesk", displayName: "Front desk", kind: "role" },
  { user: "atrium", displayName: "Atrium", kind: "resource" },
];
