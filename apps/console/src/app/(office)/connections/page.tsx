import type { Metadata } from "next";
import { ConnectionsRoom } from "~/rooms/connections/connections-room";
import { sayHere } from "~/words/catalogue";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.connections"),
});

export default function ConnectionsPage() {
  return <ConnectionsRoom />;
}
