import type { Metadata } from "next";
import { ListsRoom } from "~/rooms/lists/lists-room";
import { sayHere } from "~/words/catalogue";
import { RoomWords } from "~/words/room-words";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.lists"),
});

export default function ListsListPage() {
  return (
    <RoomWords of={["lists"]}>
      <ListsRoom />
    </RoomWords>
  );
}
