import type { Metadata } from "next";
import { UsersRoom } from "~/rooms/users/users-room";

export const metadata: Metadata = { title: "Users" };

export default function UsersPage() {
  return <UsersRoom />;
}
