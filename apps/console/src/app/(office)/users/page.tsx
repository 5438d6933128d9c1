import type { Metadata } from "next";
import { UsersRoom } from "~/rooms/users/users-room";
import { sayHere } from "~/words/catalogue";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.users"),
});

export default function UsersPage() {
  return <UsersRoom />;
}
