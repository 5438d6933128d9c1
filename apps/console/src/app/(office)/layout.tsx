import type { ReactNode } from "react";
import { OfficeFrame } from "~/frame/office-frame";

export default function OfficeLayout({ children }: { readonly children: ReactNode }) {
  return <OfficeFrame>{children}</OfficeFrame>;
}
