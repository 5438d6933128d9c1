import type { Metadata } from "next";
import { AsSeenRoom } from "~/rooms/presence/as-seen/as-seen-room";
import { sayHere } from "~/words/catalogue";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await sayHere())("pages.asSeen") });

export default function AsSeenPage() {
  return <AsSeenRoom />;
}
