import type { Metadata } from "next";
import { UsersRoom } from "~/rooms/users/users-room";
import { sayHere } from "~/words/catalogue";
import { RoomWords } from "~/words/room-words";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.users"),
});

export default function UsersPage() {
  return (
    <RoomWords of={["agents", "trace", "users"]}>
      <UsersRoom />
    </RoomWords>
  );
}
