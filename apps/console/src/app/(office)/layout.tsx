import type { ReactNode } from "react";
import { OfficeFrame } from "~/frame/office-frame";
import { RoomWords } from "~/words/room-words";

export default function OfficeLayout({ children }: { readonly children: ReactNode }) {
  return (
    <RoomWords of={["secondFactor"]} isOuter>
      <OfficeFrame>{children}</OfficeFrame>
    </RoomWords>
  );
}
