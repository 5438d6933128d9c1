import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

/** So close to the end one reads the newest, in pixels. */
const nearness = 120;

/** Keeps the end of a scrolled content in sight as it grows, unless the reader has scrolled away from it. */
export function useStayAtEnd(length: number): RefObject<HTMLDivElement | null> {
  const end = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useEffect(() => {
    const scrolled = end.current && scrolledParent(end.current);
    if (!scrolled) return;
    const look = (): void => {
      isAtEnd.current = scrolled.scrollHeight - scrolled.scrollTop - scrolled.clientHeight < nearness;
    };
    scrolled.addEventListener("scroll", look, { passive: true });
    return () => scrolled.removeEventListener("scroll", look);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the growth that moves the end
  useLayoutEffect(() => {
    if (isAtEnd.current) end.current?.scrollIntoView({ block: "end" });
  }, [length]);
  return end;
}

function scrolledParent(element: Element): Element | undefined {
  for (let each = element.parentElement; each; each = each.parentElement) {
    if (getComputedStyle(each).overflowY === "auto") return each;
  }
  return undefined;
}
