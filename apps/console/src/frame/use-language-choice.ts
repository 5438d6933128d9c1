"use client";
import { useRouter } from "next/navigation";
import { keepLanguage, nameOfLanguage } from "~/words/language";
import { useLanguages } from "~/words/words-provider";

export interface LanguageChoice {
  readonly language: string;
  /** Each by the name that it has for itself. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly change: (language: string) => void;
}

/** The language of the page and how to change it; what is typed stays. */
export function useLanguageChoice(): LanguageChoice {
  const router = useRouter();
  const { language, languages } = useLanguages();
  return {
    language,
    options: languages.map((value) => ({ value, label: nameOfLanguage(value) })),
    change: (next) => {
      keepLanguage(next);
      router.refresh();
    },
  };
}
