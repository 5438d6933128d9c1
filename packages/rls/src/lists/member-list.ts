import type { ListName } from "@porchlight/documents";

/** The members of one list, in the order of its document, each once. */
export interface MemberList {
  /** Of the service. */
  readonly uri: string;
  readonly names: readonly ListName[];
  readonly members: readonly ListMember[];
}

/** A member of a list. */
export interface ListMember {
  /** As the list writes it. */
  readonly uri: string;
  /** The canonical form of the URI, once in a list. */
  readonly key: string;
  readonly names: readonly ListName[];
  /** Its own members when it is a list service; undefined for a single resource. */
  readonly list: MemberList | undefined;
  /** Why nobody subscribes to it, in place of which it is told to have ended; undefined when somebody does. */
  readonly refused: "giveup" | "probation" | "rejected" | undefined;
}

/** Every single resource below a list, nested ones too, in the order in which they are met. */
export function* singleMembers({ members }: MemberList): Iterable<ListMember> {
  for (const member of members) {
    if (member.list === undefined) yield member;
    else yield* singleMembers(member.list);
  }
}
