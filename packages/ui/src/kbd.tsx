import type { ReactNode } from "react";

/** A key of the keyboard. */
export const Kbd = ({ children }: { readonly children: ReactNode }) => (
  <kbd className="rounded-sm border border-line bg-surface px-1 font-sans text-text-muted text-xs">
    {children}
  </kbd>
);
