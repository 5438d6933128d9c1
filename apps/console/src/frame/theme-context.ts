"use client";
import type { Theme } from "@porchlight/ui";
import { createContext } from "react";

export const ThemeContext = createContext<{
  readonly theme: Theme;
  readonly change: (theme: Theme) => void;
}>({ theme: "system", change: () => undefined });
