import type { Metadata } from "next";
import { AsSeenRoom } from "~/rooms/presence/as-seen/as-seen-room";

export const metadata: Metadata = { title: "What does X see?" };

export default function AsSeenPage() {
  return <AsSeenRoom />;
}
