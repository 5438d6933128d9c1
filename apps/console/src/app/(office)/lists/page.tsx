import type { Metadata } from "next";
import { ListsRoom } from "~/rooms/lists/lists-room";

export const metadata: Metadata = { title: "Lists" };

export default function ListsListPage() {
  return <ListsRoom />;
}
