import type { Metadata } from "next";
import { WatchersRoom } from "~/rooms/watchers/watchers-room";

export const metadata: Metadata = { title: "Watchers" };

export default function WatchersPage() {
  return <WatchersRoom />;
}
