import { ThemeToggle } from "@porchlight/ui";
import { useState } from "react";
import { keepTheme, restoreTheme } from "./session/kept-theme";

export function ThemeButton() {
  const [theme, setTheme] = useState(restoreTheme);
  return (
    <ThemeToggle
      theme={theme}
      onChange={(next) => {
        setTheme(next);
        keepTheme(next);
      }}
    />
  );
}
