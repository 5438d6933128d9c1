import type { Metadata } from "next";
import { SetUp } from "~/rooms/set-up/set-up";
import { sayHere } from "~/words/catalogue";
import { RoomWords } from "~/words/room-words";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await sayHere())("pages.setUp") });

export default function SetUpPage() {
  return (
    <RoomWords of={["setUp", "users"]}>
      <SetUp />
    </RoomWords>
  );
}
