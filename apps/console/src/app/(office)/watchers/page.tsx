import type { Metadata } from "next";
import { WatchersRoom } from "~/rooms/watchers/watchers-room";
import { sayHere } from "~/words/catalogue";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.watchers"),
});

export default function WatchersPage() {
  return <WatchersRoom />;
}
