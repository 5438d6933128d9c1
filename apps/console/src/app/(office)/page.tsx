import type { Metadata } from "next";
import { OverviewRoom } from "~/rooms/overview/overview-room";

export const metadata: Metadata = { title: "Overview" };

export default function OverviewPage() {
  return <OverviewRoom />;
}
