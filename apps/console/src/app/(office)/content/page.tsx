import type { Metadata } from "next";
import { ContentRoom } from "~/rooms/content/content-room";

export const metadata: Metadata = { title: "Content" };

export default function ContentPage() {
  return <ContentRoom />;
}
