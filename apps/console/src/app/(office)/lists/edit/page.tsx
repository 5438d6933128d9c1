import type { Metadata } from "next";
import { ListsPage } from "~/rooms/lists/lists-page";

export const metadata: Metadata = { title: "Lists of a user" };

export default function ListsEditPage() {
  return <ListsPage />;
}
