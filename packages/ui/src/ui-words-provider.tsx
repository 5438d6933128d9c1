"use client";
import { createContext, type ReactNode, useContext } from "react";
import type { UiWords } from "./ui-words";
import { uiEn } from "./words/en";

const UiWordsContext = createContext<UiWords>(uiEn);

/** What the components around here say; English where no provider stands above. */
export const useUiWords = (): UiWords => useContext(UiWordsContext);

export interface UiWordsProviderProps {
  readonly words: UiWords;
  readonly children: ReactNode;
}

/** Put once around the application: the language its components speak. */
export const UiWordsProvider = ({ words, children }: UiWordsProviderProps) => (
  <UiWordsContext value={words}>{children}</UiWordsContext>
);
