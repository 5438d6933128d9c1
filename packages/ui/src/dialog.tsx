"use client";
import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { IconButton } from "./icon-button";
import { useUiWords } from "./ui-words-provider";
import { PANEL_TITLE, usePanelFocus } from "./use-panel-focus";

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A question in the middle of the page. Escape and the cross close it, the focus goes back to where it came from. */
export function Dialog({ open, onOpenChange, title, description, children, className }: DialogProps) {
  const words = useUiWords();
  const focus = usePanelFocus(open);
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-50 animate-fade bg-scrim" />
        <Primitive.Content
          {...focus}
          {...(description === undefined ? { "aria-describedby": undefined } : {})}
          className={cn(
            "outline-none fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[90dvh] w-full max-w-lg animate-fade flex-col gap-4 overflow-y-auto rounded-md border border-line bg-surface p-5 sm:top-[12dvh] sm:bottom-auto sm:max-h-[76dvh]",
            className,
          )}
        >
          <div className="flex items-start justify-between gap-3">
            <div className="flex min-w-0 flex-col gap-1">
              <Primitive.Title {...PANEL_TITLE} className="wrap-anywhere font-semibold text-lg outline-none">
                {title}
              </Primitive.Title>
              {description === undefined ? null : (
                <Primitive.Description className="wrap-anywhere text-text-muted" asChild>
                  <div>{description}</div>
                </Primitive.Description>
              )}
            </div>
            <Primitive.Close asChild>
              <IconButton label={words.close} size="sm" className="-mt-1 -mr-2">
                <X />
              </IconButton>
            </Primitive.Close>
          </div>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** The buttons at the foot of a dialog; the one that acts comes last. */
export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className="flex flex-wrap justify-end gap-2 pt-1">{children}</div>;
}
