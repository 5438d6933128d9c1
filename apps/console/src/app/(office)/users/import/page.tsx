import type { Metadata } from "next";
import { ImportRoom } from "~/rooms/users/import/import-room";
import { sayHere } from "~/words/catalogue";
import { RoomWords } from "~/words/room-words";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("pages.importUsers"),
});

export default function ImportUsersPage() {
  return (
    <RoomWords of={["said", "users"]}>
      <ImportRoom />
    </RoomWords>
  );
}
