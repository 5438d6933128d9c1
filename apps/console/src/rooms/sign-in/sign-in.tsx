"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { admin } from "~/api/admin";
import { isTransient } from "~/api/fault";
import { ME } from "~/api/use-identity";
import { Brand } from "~/frame/brand";
import { useSay } from "~/words/words-provider";
import { LanguageField } from "./language-field";
import { nextPage } from "./next-page";
import { SignInForm } from "./sign-in-form";

/** The door. Somebody who is signed in already is let through. */
export function SignIn() {
  const say = useSay();
  const router = useRouter();
  const queryClient = useQueryClient();
  const next = nextPage(useSearchParams().get("next"));
  const me = useQuery({
    queryKey: [...ME, "at-the-door"],
    queryFn: ({ signal }) => admin.showMe({ signal }),
    retry: (count, error) => isTransient(error) && count < 3,
    staleTime: 0,
  });
  const signedIn = me.data !== undefined;
  useEffect(() => {
    if (signedIn) router.replace(next);
  }, [signedIn, next, router]);

  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center gap-6 px-4 py-10">
      <div className="flex flex-col gap-1">
        <Brand className="mb-4 text-text-muted" />
        <h1 className="font-semibold text-2xl">{say("signIn.signIn")}</h1>
        <p className="text-text-muted">{say("signIn.theConsoleForThoseWhoRun")}</p>
      </div>
      <SignInForm
        onSignedIn={(identity) => {
          queryClient.setQueryData(ME, identity);
          router.replace(next);
        }}
      />
      <LanguageField />
    </main>
  );
}
