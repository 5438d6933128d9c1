"use client";
import { Tooltip as Primitive } from "radix-ui";
import type { ReactNode } from "react";

/** Put once around the application. */
export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  return <Primitive.Provider delayDuration={400}>{children}</Primitive.Provider>;
}

export interface TooltipProps {
  readonly label: ReactNode;
  readonly side?: "top" | "right" | "bottom" | "left";
  /** The one element that has the tooltip; it has to take a ref and be focusable. */
  readonly children: ReactNode;
}

/** A short text beside an element on hover and focus. Never the only name of the element. */
export function Tooltip({ label, side = "top", children }: TooltipProps) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-w-xs animate-fade rounded-md border border-line bg-surface-raised px-2 py-1 text-sm text-text"
        >
          {label}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
