"use client";
import { useCallback, useState } from "react";

function read(name: string): boolean {
  try {
    return localStorage.getItem(name) === "1";
  } catch {
    return false;
  }
}

function write(name: string, value: boolean): void {
  try {
    localStorage.setItem(name, value ? "1" : "0");
  } catch {
    // A browser that keeps nothing loses the choice at the end of the visit.
  }
}

/** A choice of this browser that is kept between visits. Only below the frame, which is never rendered on a server. */
export function useKeptFlag(name: string): readonly [boolean, (value: boolean) => void] {
  const key = `porchlight.${name}`;
  const [value, setValue] = useState(() => read(key));
  const change = useCallback(
    (next: boolean) => {
      setValue(next);
      write(key, next);
    },
    [key],
  );
  return [value, change];
}
