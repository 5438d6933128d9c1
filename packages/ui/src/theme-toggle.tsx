"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { IconButton } from "./icon-button";
import { applyTheme, type Theme } from "./theme";
import { useUiWords } from "./ui-words-provider";

const NEXT: Readonly<Record<Theme, Theme>> = { system: "dark", dark: "light", light: "system" };

export interface ThemeToggleProps {
  readonly theme: Theme;
  /** The page has the new theme already; keep it for the next visit. */
  readonly onChange: (theme: Theme) => void;
}

/** Goes round: as the system, dark, light. */
export function ThemeToggle({ theme, onChange }: ThemeToggleProps) {
  const words = useUiWords();
  const change = () => {
    applyTheme(NEXT[theme]);
    onChange(NEXT[theme]);
  };
  return (
    <IconButton label={words.theme[theme]} tooltipSide="bottom" onClick={change}>
      {theme === "system" ? <Monitor /> : theme === "dark" ? <Moon /> : <Sun />}
    </IconButton>
  );
}
