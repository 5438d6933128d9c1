import type { Metadata } from "next";
import { ProvisioningRoom } from "~/rooms/provisioning/provisioning-room";
import { sayHere } from "~/words/catalogue";
import { RoomWords } from "~/words/room-words";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.provisioning"),
});

export default function ProvisioningPage() {
  return (
    <RoomWords of={["documents", "provisioning", "said"]}>
      <ProvisioningRoom />
    </RoomWords>
  );
}
