"use client";
import { createContext, type ReactNode, useContext } from "react";
import type { UiWords } from "./ui-words";

const UiWordsContext = createContext<UiWords | undefined>(undefined);

/** What the components around here say. */
export function useUiWords(): UiWords {
  const words = useContext(UiWordsContext);
  if (words === undefined) throw new Error("useUiWords is used outside of UiWordsProvider");
  return words;
}

export interface UiWordsProviderProps {
  readonly words: UiWords;
  readonly children: ReactNode;
}

/** Put once around the application: the language its components speak. */
export const UiWordsProvider = ({ words, children }: UiWordsProviderProps) => (
  <UiWordsContext value={words}>{children}</UiWordsContext>
);
