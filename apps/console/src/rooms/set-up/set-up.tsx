"use client";
import Link from "next/link";
import { useState } from "react";
import { Brand } from "~/frame/brand";
import { LanguageField } from "~/rooms/sign-in/language-field";
import { useSay } from "~/words/words-provider";
import { ChoosePasswordForm } from "./choose-password-form";

/** Behind a set-up link: an operator chooses the password to sign in with. The link is spent then, not before. */
export function SetUp() {
  const say = useSay();
  const [name, setName] = useState<string>();
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center gap-6 px-4 py-10">
      <div className="flex flex-col gap-1">
        <Brand className="mb-4 text-text-muted" />
        <h1 className="font-semibold text-2xl">{say("setUp.chooseYourPassword")}</h1>
        <p className="text-text-muted" role="status">
          {name === undefined ? say("setUp.theLinkWorksOnce") : say("setUp.youSignInAs", { name })}
        </p>
      </div>
      {name === undefined ? (
        <ChoosePasswordForm onChosen={setName} />
      ) : (
        <Link href="/sign-in" className="underline underline-offset-4">
          {say("setUp.goToTheSignIn")}
        </Link>
      )}
      <LanguageField />
    </main>
  );
}
