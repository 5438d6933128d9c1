import type { Metadata } from "next";
import { TraceRoom } from "~/rooms/trace/trace-room";
import { sayHere } from "~/words/catalogue";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.trace"),
});

export default function TracePage() {
  return <TraceRoom />;
}
