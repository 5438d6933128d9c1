"use client";
import { DropdownMenu as Primitive } from "radix-ui";
import { type FocusEvent, useRef } from "react";
import { cn } from "./cn";
import type {
  DropdownMenuChoiceProps,
  DropdownMenuItemProps,
  DropdownMenuLabelProps,
  DropdownMenuProps,
} from "./dropdown-menu";

export interface MenuProps extends Omit<DropdownMenuProps, "ahead"> {
  /** It was opened by a key, which goes to the first item; a pointer chooses for itself. */
  readonly byKey: boolean;
}

/** A menu that is open from the start. */
export function Menu({ trigger, align = "end", byKey, children }: MenuProps) {
  const toFirst = useRef(byKey);
  const enter = ({ target, currentTarget }: FocusEvent) => {
    if (!toFirst.current || target !== currentTarget) return;
    toFirst.current = false;
    currentTarget.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();
  };
  return (
    <Primitive.Root modal={false} defaultOpen>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onFocus={enter}
          className="z-50 min-w-44 animate-fade rounded-md border border-line bg-surface p-1"
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

const itemClasses =
  "flex min-h-8 cursor-default select-none items-center gap-2 rounded-sm px-2 py-1 outline-none data-[disabled]:opacity-50 data-[highlighted]:bg-surface-raised pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:text-text-muted";

export function MenuItem({ onSelect, disabled, danger, children }: DropdownMenuItemProps) {
  return (
    <Primitive.Item
      onSelect={onSelect}
      disabled={disabled ?? false}
      className={cn(itemClasses, danger && "text-danger [&_svg]:text-danger!")}
    >
      {children}
    </Primitive.Item>
  );
}

export function MenuChoice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: DropdownMenuChoiceProps<Value>) {
  return (
    <Primitive.RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      <Primitive.Label className="px-2 py-1 text-text-muted text-xs">{label}</Primitive.Label>
      {options.map((option) => (
        <Primitive.RadioItem key={option.value} value={option.value} className={cn(itemClasses, "pl-7")}>
          <Primitive.ItemIndicator aria-hidden className="absolute left-3 text-accent">
            ●
          </Primitive.ItemIndicator>
          {option.label}
        </Primitive.RadioItem>
      ))}
    </Primitive.RadioGroup>
  );
}

export const MenuLabel = ({ children }: DropdownMenuLabelProps) => (
  <Primitive.Label className="px-2 py-1.5 text-sm text-text-muted">{children}</Primitive.Label>
);

export const MenuSeparator = () => <Primitive.Separator className="-mx-1 my-1 h-px bg-line" />;
