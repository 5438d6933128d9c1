import type { Metadata } from "next";
import { ListsPage } from "~/rooms/lists/lists-page";
import { sayHere } from "~/words/catalogue";
import { RoomWords } from "~/words/room-words";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("pages.listsOfUser"),
});

export default function ListsEditPage() {
  return (
    <RoomWords of={["lists", "provisioning", "rules", "said"]}>
      <ListsPage />
    </RoomWords>
  );
}
