"use client";
import { AnnouncerProvider, type Theme, ToastProvider, TooltipProvider } from "@porchlight/ui";
import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { createQueryClient } from "~/api/query-client";
import { type Catalogue, WordsProvider } from "~/words/words-provider";
import { keepStyleNonce } from "./style-nonce";
import { ThemeContext } from "./theme-context";
import { keepTheme } from "./theme-cookie";

export interface ProvidersProps {
  readonly nonce: string;
  readonly theme: Theme;
  readonly catalogue: Catalogue;
  readonly children: ReactNode;
}

export function Providers({ nonce, theme: kept, catalogue, children }: ProvidersProps) {
  const [queryClient] = useState(createQueryClient);
  const [theme, setTheme] = useState(kept);
  if (typeof window !== "undefined") keepStyleNonce(nonce);
  const change = (next: Theme) => {
    setTheme(next);
    keepTheme(next);
  };
  return (
    <QueryClientProvider client={queryClient}>
      <ThemeContext value={{ theme, change }}>
        <WordsProvider catalogue={catalogue}>
          <TooltipProvider>
            <AnnouncerProvider>
              <ToastProvider>{children}</ToastProvider>
            </AnnouncerProvider>
          </TooltipProvider>
        </WordsProvider>
      </ThemeContext>
    </QueryClientProvider>
  );
}
