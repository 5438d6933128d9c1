import type { Metadata } from "next";
import { ImportRoom } from "~/rooms/users/import/import-room";

export const metadata: Metadata = { title: "Import users" };

export default function ImportUsersPage() {
  return <ImportRoom />;
}
