import type { Metadata } from "next";
import { GuideRoom } from "~/rooms/guide/guide-room";
import { sayHere } from "~/words/catalogue";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.guide"),
});

export default function GuidePage() {
  return <GuideRoom />;
}
