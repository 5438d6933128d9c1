import type { Metadata } from "next";
import { SettingsRoom } from "~/rooms/settings/settings-room";
import { sayHere } from "~/words/catalogue";
import { RoomWords } from "~/words/room-words";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.settings"),
});

export default function SettingsPage() {
  return (
    <RoomWords of={["provisioning", "said", "settings", "users"]}>
      <SettingsRoom />
    </RoomWords>
  );
}
