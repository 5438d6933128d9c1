"use client";
import { useEffect } from "react";

/**
 * A dialog hides the rest of the page, and what says the title of a new page is read again when it comes back. What is
 * marked as a live region stays: the host of it is marked, as off, and the region in its shadow is as it was.
 */
export function useQuietAnnouncer(): void {
  useEffect(() => {
    document.querySelector("next-route-announcer")?.setAttribute("aria-live", "off");
  }, []);
}
