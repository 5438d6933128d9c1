import type { Metadata } from "next";
import { ImportRoom } from "~/rooms/users/import/import-room";
import { sayHere } from "~/words/catalogue";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("pages.importUsers"),
});

export default function ImportUsersPage() {
  return <ImportRoom />;
}
