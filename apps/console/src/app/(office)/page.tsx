import type { Metadata } from "next";
import { OverviewRoom } from "~/rooms/overview/overview-room";
import { sayHere } from "~/words/catalogue";
import { RoomWords } from "~/words/room-words";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.overview"),
});

export default function OverviewPage() {
  return (
    <RoomWords of={["overview"]}>
      <OverviewRoom />
    </RoomWords>
  );
}
