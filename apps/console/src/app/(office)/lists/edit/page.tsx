import type { Metadata } from "next";
import { ListsPage } from "~/rooms/lists/lists-page";
import { sayHere } from "~/words/catalogue";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("pages.listsOfUser"),
});

export default function ListsEditPage() {
  return <ListsPage />;
}
