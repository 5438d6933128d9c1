"use client";
import { Button, DropdownMenu, DropdownMenuItem } from "@porchlight/ui";
import { Plus } from "lucide-react";

export interface AddMenuProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onAdd: (value: Value) => void;
}

/** Adds one of several kinds of thing. */
export function AddMenu<Value extends string>({ label, options, onAdd }: AddMenuProps<Value>) {
  return (
    <DropdownMenu
      ahead
      align="start"
      trigger={
        <Button size="sm" className="self-start">
          <Plus aria-hidden="true" /> {label}
        </Button>
      }
    >
      {options.map(({ value, label: name }) => (
        <DropdownMenuItem key={value} onSelect={() => onAdd(value)}>
          {name}
        </DropdownMenuItem>
      ))}
    </DropdownMenu>
  );
}
