"use client";
import { Button, EmptyState } from "@porchlight/ui";
import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { saidText } from "~/api/said-text";
import { useSay } from "~/words/words-provider";
import { EMPTY_LISTS, freeName, type Lists, withList, withMoved } from "../document/edit-lists";
import { type ListNode, type OpenedLists, openLists } from "../document/list-tree";
import { ListDialogs } from "./late-dialogs";
import { ListBranch } from "./list-branch";
import type { OpenDialog } from "./list-dialogs";
import { NodeMenu } from "./node-menu";
import { useDragging } from "./use-dragging";

export interface ListsFormProps {
  readonly opened: OpenedLists;
  /** Address of record. */
  readonly owner: string;
  readonly xcapRoot: string;
  readonly readOnly: boolean;
  readonly selected: string | undefined;
  readonly onSelect: (place: string) => void;
  readonly warnings: ReadonlyMap<string, string>;
  /** With the whole text, in which only what was changed is another one. */
  readonly onChange: (text: string) => void;
}

const NOTHING: Lists = (() => {
  const opened = openLists(EMPTY_LISTS);
  if (opened.kind !== "lists") throw new Error("an empty document reads");
  return opened;
})();

/** A document of lists as a tree. */
export function ListsForm({ opened, ...form }: ListsFormProps) {
  const say = useSay();
  if (opened.kind === "fault")
    return (
      <EmptyState title={say("lists.theseAreNoListsThatCan")}>
        {opened.line === undefined ? null : say("parts.lineColon", { line: String(opened.line) })}
        {say("lists.reasonMendItAsXml", { reason: saidText(opened.reason, opened.reason.text, say) })}
      </EmptyState>
    );
  return <Tree lists={opened.kind === "empty" ? NOTHING : opened} {...form} />;
}

function Tree({
  lists,
  owner,
  xcapRoot,
  readOnly,
  selected,
  onSelect,
  warnings,
  onChange,
}: Omit<ListsFormProps, "opened"> & { readonly lists: Lists }) {
  const say = useSay();
  const [dialog, setDialog] = useState<OpenDialog>();
  const tree = useRef<HTMLDivElement>(null);
  const dragging = useDragging(lists.nodes, tree, (node, slot) => {
    const moved = withMoved(lists, node, slot);
    if (moved !== undefined) onChange(moved.text);
    return moved?.place;
  });
  const menu = (node: ListNode) => (
    <NodeMenu node={node} lists={lists} onOpen={setDialog} onChange={onChange} />
  );
  return (
    <>
      {lists.nodes.length === 0 ? (
        <EmptyState title={say("lists.thereAreNoLists")}>{say("lists.aListIsANameAnd")}</EmptyState>
      ) : (
        <div ref={tree} className="flex min-w-0 flex-col">
          <ListBranch
            parent={undefined}
            nodes={lists.nodes}
            readOnly={readOnly}
            selected={selected}
            onSelect={onSelect}
            warnings={warnings}
            dragging={dragging}
            actions={menu}
          />
          <p role="status" className="sr-only">
            {dragging.words}
          </p>
        </div>
      )}
      {readOnly ? null : (
        <Button
          className="self-start"
          onClick={() => onChange(withList(lists, undefined, freeName(lists.nodes, say("lists.newList"))))}
        >
          <Plus aria-hidden="true" /> {say("lists.addAList")}
        </Button>
      )}
      {dialog === undefined ? null : (
        <ListDialogs
          dialog={dialog}
          lists={lists}
          owner={owner}
          xcapRoot={xcapRoot}
          onChange={onChange}
          onClose={() => setDialog(undefined)}
        />
      )}
    </>
  );
}
