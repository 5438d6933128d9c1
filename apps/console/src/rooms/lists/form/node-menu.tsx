"use client";
import { DropdownMenu, DropdownMenuItem, DropdownMenuSeparator, IconButton } from "@porchlight/ui";
import { ClipboardPaste, ExternalLink, ListPlus, MoreVertical, Pencil, Trash2, UserPlus } from "lucide-react";
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
  const { kind, place } = node;
  return (
    <DropdownMenu
      trigger={
        <IconButton label={`More for ${nodeLabel(node)}`} size="sm">
          <MoreVertical />
        </IconButton>
      }
    >
      {kind === "list" ? (
        <>
          <DropdownMenuItem onSelect={() => onOpen({ kind: "person", place })}>
            <UserPlus aria-hidden="true" /> Add somebody
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => onOpen({ kind: "paste", place })}>
            <ClipboardPaste aria-hidden="true" /> Paste people
          </DropdownMenuItem>
          <DropdownMenuItem
            onSelect={() => onChange(withList(lists, node, freeName(node.children, "new list")))}
          >
            <ListPlus aria-hidden="true" /> Add a list in it
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => onOpen({ kind: "reference", place })}>
            <ExternalLink aria-hidden="true" /> Add all of another list
          </DropdownMenuItem>
          <DropdownMenuSeparator />
        </>
      ) : null}
      {kind === "list" || kind === "entry" ? (
        <DropdownMenuItem onSelect={() => onOpen({ kind: "words", place })}>
          <Pencil aria-hidden="true" /> {kind === "list" ? "Rename" : "Change"}
        </DropdownMenuItem>
      ) : null}
      <DropdownMenuItem danger onSelect={() => onChange(withoutNode(lists, node))}>
        <Trash2 aria-hidden="true" /> Take out
      </DropdownMenuItem>
    </DropdownMenu>
  );
}
