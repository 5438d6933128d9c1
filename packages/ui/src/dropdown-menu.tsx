"use client";
import { DropdownMenu as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";

export interface DropdownMenuProps {
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly align?: "start" | "center" | "end";
  /** Open as soon as it is there: for a menu that is loaded when it is asked for. */
  readonly defaultOpen?: boolean;
  readonly children: ReactNode;
}

export function DropdownMenu({ trigger, align = "end", defaultOpen = false, children }: DropdownMenuProps) {
  return (
    <Primitive.Root modal={false} defaultOpen={defaultOpen}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
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

export interface DropdownMenuItemProps {
  readonly onSelect: () => void;
  readonly disabled?: boolean;
  readonly danger?: boolean;
  readonly children: ReactNode;
}

export function DropdownMenuItem({ onSelect, disabled, danger, children }: DropdownMenuItemProps) {
  return (
    <Primitive.Item
      onSelect={onSelect}
      disabled={disabled ?? false}
      className={cn(itemClasses, danger && "text-danger [&_svg]:text-danger")}
    >
      {children}
    </Primitive.Item>
  );
}

export interface DropdownMenuChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

/** One of several, inside a menu. */
export function DropdownMenuChoice<Value extends string>({
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
          <Primitive.ItemIndicator className="absolute left-3 text-accent">●</Primitive.ItemIndicator>
          {option.label}
        </Primitive.RadioItem>
      ))}
    </Primitive.RadioGroup>
  );
}

export const DropdownMenuLabel = ({ children }: { readonly children: ReactNode }) => (
  <Primitive.Label className="px-2 py-1.5 text-sm text-text-muted">{children}</Primitive.Label>
);

export const DropdownMenuSeparator = () => <Primitive.Separator className="-mx-1 my-1 h-px bg-line" />;
