import { useState } from "react";
import type { BookFailure } from "./contact-book";

export interface BookChange {
  readonly isBusy: boolean;
  /** Why the last try did not succeed. */
  readonly failure: BookFailure | undefined;
  /** Makes a change; one at a time. `onDone` is called when it is kept. Resolves when it is, or is not. */
  readonly run: (change: () => Promise<BookFailure | undefined>) => Promise<void>;
}

/** A change of the book as a form shows it: under way, refused, or done. */
export function useBookChange(onDone: () => void): BookChange {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<BookFailure>();
  const run = async (change: () => Promise<BookFailure | undefined>): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setFailure(undefined);
    const refused = await change();
    setBusy(false);
    if (refused) setFailure(refused);
    else onDone();
  };
  return { isBusy, failure, run };
}
