import type { Metadata } from "next";
import { ConnectionsRoom } from "~/rooms/connections/connections-room";

export const metadata: Metadata = { title: "Connections" };

export default function ConnectionsPage() {
  return <ConnectionsRoom />;
}
