import type { Metadata } from "next";
import { ListsRoom } from "~/rooms/lists/lists-room";
import { sayHere } from "~/words/catalogue";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.lists"),
});

export default function ListsListPage() {
  return <ListsRoom />;
}
