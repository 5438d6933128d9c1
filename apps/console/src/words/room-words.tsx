import type { ReactNode } from "react";
import { roomWordsHere } from "./catalogue";
import type { Room } from "./say";
import { MoreWords } from "./words-provider";

export interface RoomWordsProps {
  /** Whose sentences are said inside, besides those that every page has. */
  readonly of: readonly Room[];
  readonly children: ReactNode;
}

/** Around a room. Only on a server: the sentences travel in the page. */
export async function RoomWords({ of, children }: RoomWordsProps) {
  return <MoreWords words={await roomWordsHere(of)}>{children}</MoreWords>;
}
