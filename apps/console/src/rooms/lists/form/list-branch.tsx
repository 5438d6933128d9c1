"use client";
import { Badge, Button, cn, IconButton, Untrusted, UriText } from "@porchlight/ui";
import {
  CornerDownRight,
  ExternalLink,
  GripVertical,
  ListTree,
  TriangleAlert,
  UserRound,
} from "lucide-react";
import { type ReactNode, useState } from "react";
import { useSay } from "~/words/words-provider";
import { slotId } from "../document/drop-slots";
import { type ListNode, type NodeKind, nodeLabel } from "../document/list-tree";
import type { Dragging } from "./use-dragging";

export interface BranchProps {
  readonly readOnly: boolean;
  /** Place of the list whose members are shown. */
  readonly selected: string | undefined;
  readonly onSelect: (place: string) => void;
  /** By place. */
  readonly warnings: ReadonlyMap<string, string>;
  readonly dragging: Dragging;
  readonly actions: (node: ListNode) => ReactNode;
}

export interface ListBranchProps extends BranchProps {
  readonly parent: ListNode | undefined;
  readonly nodes: readonly ListNode[];
}

/** Nodes that are shown at first: a page of many thousand would be slow. */
const SHOWN_AT_FIRST = 200;

/** What stands in a list, or the lists of a document. */
export function ListBranch({ parent, nodes, ...shared }: ListBranchProps) {
  const say = useSay();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? nodes : nodes.slice(0, SHOWN_AT_FIRST);
  const { dragging } = shared;
  return (
    <>
      <ul
        aria-label={
          parent === undefined
            ? say("parts.lists")
            : say("lists.inParent", { parent: nodeLabel(parent, say) })
        }
        className={cn(
          "flex min-w-0 flex-col",
          parent !== undefined && "ml-3 border-line border-l pl-2 sm:ml-5",
        )}
      >
        {shown.map((node, index) => (
          <li key={node.place} className="min-w-0">
            <SlotMark id={slotId({ parent, index })} dragging={dragging} />
            <NodeRow node={node} {...shared} />
            {node.kind === "list" ? <ListBranch parent={node} nodes={node.children} {...shared} /> : null}
          </li>
        ))}
      </ul>
      {shown.length < nodes.length ? (
        <Button size="sm" className="my-1 self-start" onClick={() => setWhole(true)}>
          {say("lists.showCountMore", { count: nodes.length - shown.length })}
        </Button>
      ) : null}
      <div className={parent === undefined ? undefined : "ml-3 pl-2 sm:ml-5"}>
        <SlotMark id={slotId({ parent, index: nodes.length })} dragging={dragging} />
      </div>
    </>
  );
}

/** Where something may be dropped. */
function SlotMark({ id, dragging }: { readonly id: string; readonly dragging: Dragging }) {
  return (
    <div
      data-slot={id}
      aria-hidden="true"
      className={cn("h-1 rounded-sm", dragging.slot === id && "bg-accent")}
    />
  );
}

const ICONS: Readonly<Record<NodeKind, ReactNode>> = {
  list: <ListTree />,
  entry: <UserRound />,
  "entry-ref": <CornerDownRight />,
  external: <ExternalLink />,
};

interface NodeRowProps extends BranchProps {
  readonly node: ListNode;
}

function NodeRow({ node, readOnly, selected, onSelect, warnings, dragging, actions }: NodeRowProps) {
  const say = useSay();
  const warning = warnings.get(node.place);
  const isSelected = selected === node.place;
  return (
    <div
      className={cn(
        "flex min-w-0 flex-col gap-1 rounded-md border py-0.5",
        dragging.place === node.place ? "border-accent" : "border-transparent",
        (isSelected || dragging.place === node.place) && "bg-surface-raised",
      )}
    >
      <div className="flex min-w-0 items-center gap-1.5">
        {readOnly ? null : (
          <IconButton
            label={say("lists.moveNode", { node: nodeLabel(node, say) })}
            size="sm"
            className="cursor-grab touch-none"
            {...dragging.grip(node)}
          >
            <GripVertical />
          </IconButton>
        )}
        <span aria-hidden="true" className="text-text-muted [&_svg]:size-4">
          {ICONS[node.kind]}
        </span>
        {node.kind === "list" ? (
          <button
            type="button"
            aria-pressed={isSelected}
            title={say("lists.showWhomItLeadsTo")}
            className="min-h-8 min-w-0 flex-1 truncate rounded-sm text-left font-medium hover:underline pointer-coarse:min-h-11"
            onClick={() => onSelect(node.place)}
          >
            <Untrusted text={nodeLabel(node, say)} />
          </button>
        ) : (
          <NodeWords node={node} />
        )}
        {node.kind === "list" ? <Badge>{node.children.length}</Badge> : null}
        {readOnly ? null : actions(node)}
      </div>
      {warning === undefined ? null : (
        <p className="flex items-start gap-2 px-2 pb-1 text-sm">
          <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warn" />
          <Untrusted text={warning} className="break-words" />
        </p>
      )}
    </div>
  );
}

function NodeWords({ node: { kind, key, title } }: { readonly node: ListNode }) {
  const say = useSay();
  const address =
    kind === "entry" ? (
      <UriText uri={key} className="truncate" />
    ) : (
      <Untrusted text={key} className="truncate font-mono text-sm" />
    );
  const words = kind === "entry" || kind === "list" ? undefined : say(`lists.kindWords.${kind}`);
  return (
    <span className="flex min-w-0 flex-1 flex-col py-1">
      {title === undefined ? null : <Untrusted text={title} className="truncate" />}
      {words === undefined ? null : <span className="text-sm text-text-muted">{words}</span>}
      <span className={cn("flex min-w-0", title !== undefined && "text-sm text-text-muted")}>{address}</span>
    </span>
  );
}
