"use client";
import { Button, DropdownMenu, DropdownMenuItem } from "@porchlight/ui";
import { Plus } from "lucide-react";
import { useSay } from "~/words/words-provider";

export interface AddMenuProps<Value extends string> {
  readonly label: string;
  /** To what, where the label does not say it. */
  readonly what?: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onAdd: (value: Value) => void;
}

/** Adds one of several kinds of thing. */
export function AddMenu<Value extends string>({ label, what, options, onAdd }: AddMenuProps<Value>) {
  const say = useSay();
  return (
    <DropdownMenu
      ahead
      align="start"
      trigger={
        <Button
          size="sm"
          className="self-start"
          aria-label={what && say("parts.actionOnWhat", { action: label, what })}
        >
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
