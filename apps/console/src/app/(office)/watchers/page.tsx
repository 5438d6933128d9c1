import type { Metadata } from "next";
import { WatchersRoom } from "~/rooms/watchers/watchers-room";
import { sayHere } from "~/words/catalogue";
import { RoomWords } from "~/words/room-words";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.watchers"),
});

export default function WatchersPage() {
  return (
    <RoomWords of={["trace", "watchers"]}>
      <WatchersRoom />
    </RoomWords>
  );
}
