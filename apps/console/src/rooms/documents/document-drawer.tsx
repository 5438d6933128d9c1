"use client";
import { Drawer, Tabs } from "@porchlight/ui";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { admin } from "~/api/admin";
import { isGone } from "~/api/fault";
import { useMay } from "~/api/use-identity";
import { concerns } from "~/live/concerns";
import { patchUrl } from "~/url/use-url-state";
import { useSay } from "~/words/words-provider";
import { DeleteDocument } from "./delete-document";
import { DocumentHistory } from "./document-history";
import type { DocumentLayout } from "./document-layout";
import { DocumentView } from "./document-view";
import { NodeTester } from "./node-tester";
import { ownerOf, usageOf } from "./selector-parts";
import { usageWords } from "./usage-words";

export interface DocumentDrawerProps {
  readonly selector: string;
  readonly onClose: () => void;
}

const TABS = ["document", "history", "node"] as const;

/** One document: as it stands, as it was, and what node selectors find in it. A deleted one has its history still. */
export function DocumentDrawer({ selector, onClose }: DocumentDrawerProps) {
  const say = useSay();
  const asked = useSearchParams().get("tab");
  const tab = TABS.find((candidate) => candidate === asked) ?? "document";
  const mayTry = useMay("selectDocumentNode");
  const [layout, setLayout] = useState<DocumentLayout>("indented");
  const query = useQuery({
    queryKey: ["document", selector, layout],
    queryFn: ({ signal }) => admin.showDocument({ params: { selector }, query: { layout }, signal }),
    placeholderData: keepPreviousData,
    meta: { live: concerns("documents", selector) },
  });
  const isDeleted = isGone(query.error);
  const etag = isDeleted ? null : query.data?.etag;
  const tester = {
    value: "node" as const,
    label: say("documents.nodeSelector"),
    content: <NodeTester selector={selector} />,
  };
  return (
    <Drawer
      open
      onOpenChange={(open) => open || onClose()}
      title={say("documents.documentOfUser", {
        document: usageWords(usageOf(selector), say),
        user: ownerOf(selector, say),
      })}
      subtitle={<span className="break-all font-mono">{selector}</span>}
      actions={
        typeof etag === "string" ? (
          <DeleteDocument selector={selector} etag={etag} onDeleted={onClose} />
        ) : undefined
      }
      className="max-w-4xl!"
    >
      <Tabs
        label={say("parts.document")}
        value={tab === "node" && (!mayTry || isDeleted) ? "document" : tab}
        onValueChange={(next) => patchUrl({ tab: next === "document" ? undefined : next })}
        tabs={[
          {
            value: "document",
            label: say("parts.document"),
            content: <DocumentView query={query} layout={layout} onLayout={setLayout} />,
          },
          {
            value: "history",
            label: say("parts.history"),
            content: <DocumentHistory selector={selector} etag={etag} />,
          },
          ...(mayTry && !isDeleted ? [tester] : []),
        ]}
      />
    </Drawer>
  );
}
