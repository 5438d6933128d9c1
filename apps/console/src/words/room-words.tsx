import type { ReactNode } from "react";
import { roomWordsHere } from "./catalogue";
import type { Room } from "./say";
import { MoreWords } from "./words-provider";

export interface RoomWordsProps {
  /** Whose sentences are said inside, besides those that every page has. */
  readonly of: readonly Room[];
  /** Rooms inside bring sentences of their own. */
  readonly isOuter?: boolean;
  readonly children: ReactNode;
}

/** Around a room. Only on a server: the sentences travel in the page. */
export async function RoomWords({ of, isOuter = false, children }: RoomWordsProps) {
  return (
    <MoreWords words={await roomWordsHere(of)} isOuter={isOuter}>
      {children}
    </MoreWords>
  );
}
