import type { Metadata } from "next";
import { GuideRoom } from "~/rooms/guide/guide-room";

export const metadata: Metadata = { title: "Guide" };

export default function GuidePage() {
  return <GuideRoom />;
}
