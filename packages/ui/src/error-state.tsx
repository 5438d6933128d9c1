"use client";
import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { useUiWords } from "./ui-words-provider";

export interface ErrorStateProps {
  /** What happened. */
  readonly title: ReactNode;
  /** Why, and what to do. */
  readonly children?: ReactNode;
  readonly onRetry?: (() => void) | undefined;
  readonly className?: string;
}

/** A part of the page could not be shown. */
export function ErrorState({ title, children, onRetry, className }: ErrorStateProps) {
  const words = useUiWords();
  return (
    <div
      role="alert"
      className={cn("flex flex-col items-center justify-center gap-2 px-6 py-12 text-center", className)}
    >
      <TriangleAlert aria-hidden="true" className="size-7 text-danger" />
      <p className="wrap-anywhere font-medium">{title}</p>
      {children === undefined ? null : <div className="max-w-md text-text-muted">{children}</div>}
      {onRetry === undefined ? null : (
        <Button className="mt-2" onClick={onRetry}>
          {words.tryAgain}
        </Button>
      )}
    </div>
  );
}
