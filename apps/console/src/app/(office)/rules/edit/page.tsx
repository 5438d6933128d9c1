import type { Metadata } from "next";
import { RulesPage } from "~/rooms/rules/rules-page";
import { sayHere } from "~/words/catalogue";
import { RoomWords } from "~/words/room-words";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("pages.rulesOfUser"),
});

export default function RulesEditPage() {
  return (
    <RoomWords of={["provisioning", "rules", "said"]}>
      <RulesPage />
    </RoomWords>
  );
}
