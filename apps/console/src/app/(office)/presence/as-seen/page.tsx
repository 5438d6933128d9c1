import type { Metadata } from "next";
import { AsSeenRoom } from "~/rooms/presence/as-seen/as-seen-room";
import { sayHere } from "~/words/catalogue";
import { RoomWords } from "~/words/room-words";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await sayHere())("pages.asSeen") });

export default function AsSeenPage() {
  return (
    <RoomWords of={["approvals", "presence", "said"]}>
      <AsSeenRoom />
    </RoomWords>
  );
}
