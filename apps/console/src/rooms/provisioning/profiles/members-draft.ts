/** Members of a group as they are typed. */
export interface MembersDraft {
  readonly priority: string;
  /** One a line, or with commas or spaces between them. */
  readonly addresses: string;
}

export const membersIn = ({ priority, addresses }: MembersDraft) => ({
  priority: Number(priority) || 0,
  addresses: addresses.split(/[\s,;]+/).filter((address) => address !== ""),
});
