import type { Metadata } from "next";
import { ContentRoom } from "~/rooms/content/content-room";
import { sayHere } from "~/words/catalogue";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.content"),
});

export default function ContentPage() {
  return <ContentRoom />;
}
