"use client";
import { Drawer } from "@porchlight/ui";
import { Brand } from "./brand";
import { Rail } from "./rail";

/** The rail of a narrow screen. */
export function RailDrawer({ onClose }: { readonly onClose: () => void }) {
  return (
    <Drawer side="left" open onOpenChange={(open) => open || onClose()} title={<Brand />}>
      <Rail onNavigate={onClose} />
    </Drawer>
  );
}
