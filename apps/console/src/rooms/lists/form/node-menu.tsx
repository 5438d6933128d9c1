"use client";
import { DropdownMenu, DropdownMenuItem, DropdownMenuSeparator, IconButton } from "@porchlight/ui";
import { ClipboardPaste, ExternalLink, ListPlus, MoreVertical, Pencil, Trash2, UserPlus } from "lucide-react";
import { useSay } from "~/words/words-provider";
import { freeName, type Lists, withList, withoutNode } from "../document/edit-lists";
import { type ListNode, nodeLabel } from "../document/list-tree";
import type { OpenDialog } from "./list-dialogs";

export interface NodeMenuProps {
  readonly node: ListNode;
  readonly lists: Lists;
  readonly onOpen: (dialog: OpenDialog) => void;
  readonly onChange: (text: string) => void;
}

/** What can be done to a list, or to what stands in one. References stay as they are written. */
export function NodeMenu({ node, lists, onOpen, onChange }: NodeMenuProps) {
  const say = useSay();
  const { kind, place } = node;
  return (
    <DropdownMenu
      ahead
      trigger={
        <IconButton label={say("lists.moreForNode", { node: nodeLabel(node, say) })} size="sm">
          <MoreVertical />
        </IconButton>
      }
    >
      {kind === "list" ? (
        <>
          <DropdownMenuItem onSelect={() => onOpen({ kind: "person", place })}>
            <UserPlus aria-hidden="true" /> {say("lists.addSomebody")}
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => onOpen({ kind: "paste", place })}>
            <ClipboardPaste aria-hidden="true" /> {say("lists.pastePeople")}
          </DropdownMenuItem>
          <DropdownMenuItem
            onSelect={() => onChange(withList(lists, node, freeName(node.children, say("lists.newList"))))}
          >
            <ListPlus aria-hidden="true" /> {say("lists.addAListInIt")}
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => onOpen({ kind: "reference", place })}>
            <ExternalLink aria-hidden="true" /> {say("lists.addAllOfAnotherList")}
          </DropdownMenuItem>
          <DropdownMenuSeparator />
        </>
      ) : null}
      {kind === "list" || kind === "entry" ? (
        <DropdownMenuItem onSelect={() => onOpen({ kind: "words", place })}>
          <Pencil aria-hidden="true" /> {kind === "list" ? say("lists.rename") : say("parts.change")}
        </DropdownMenuItem>
      ) : null}
      <DropdownMenuItem danger onSelect={() => onChange(withoutNode(lists, node))}>
        <Trash2 aria-hidden="true" /> {say("parts.takeOut")}
      </DropdownMenuItem>
    </DropdownMenu>
  );
}
