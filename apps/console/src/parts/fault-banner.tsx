"use client";
import { Banner } from "@porchlight/ui";
import { TriangleAlert } from "lucide-react";
import { faultText } from "~/api/fault";
import { useSay } from "~/words/words-provider";

/** Why the last attempt failed, above the buttons. */
export function FaultBanner({ error }: { readonly error: unknown }) {
  const say = useSay();
  const { title, detail } = faultText(error, say);
  return (
    <Banner tone="danger" role="alert" icon={<TriangleAlert />}>
      <span className="font-medium">{title}.</span> {detail}
    </Banner>
  );
}
