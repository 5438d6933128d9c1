import type { Metadata } from "next";
import { TraceRoom } from "~/rooms/trace/trace-room";

export const metadata: Metadata = { title: "Trace" };

export default function TracePage() {
  return <TraceRoom />;
}
