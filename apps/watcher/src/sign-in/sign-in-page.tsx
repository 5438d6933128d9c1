import { Banner, Button, Checkbox, Form, TextField } from "@porchlight/ui";
import { CircleAlert } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { LanguageChoice } from "../language-choice";
import type { Credentials } from "../session/credentials-store";
import type { SignInProblem } from "../session/session";
import { ThemeButton } from "../theme-button";
import { words } from "../words/words";
import { checkSignIn, type SignInErrors } from "./check-sign-in";

export interface SignInPageProps {
  readonly domain: string;
  readonly busy: boolean;
  readonly problem: SignInProblem | undefined;
  readonly onSignIn: (credentials: Credentials, onDevice: boolean) => void;
}

export function SignInPage({ domain, busy, problem, onSignIn }: SignInPageProps) {
  const [errors, setErrors] = useState<SignInErrors>();
  const [stays, setStays] = useState(false);
  const password = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (problem?.kind === "wrong-credentials") password.current?.select();
  }, [problem]);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    const form = new FormData(event.currentTarget);
    const typed = (name: string): string => String(form.get(name) ?? "");
    const checked = checkSignIn(typed("username"), typed("password"), domain);
    setErrors("errors" in checked ? checked.errors : undefined);
    if ("credentials" in checked && !busy) onSignIn(checked.credentials, stays);
  };
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center gap-6 px-4 py-8">
      <header className="flex items-start gap-3">
        <img src="./lantern.svg" alt="" className="size-11" />
        <div className="grow">
          <h1 className="font-semibold text-xl">{words.productName}</h1>
          <p className="text-text-muted">{words.tagline}</p>
        </div>
        <LanguageChoice />
        <ThemeButton />
      </header>
      {problem && (
        <div data-testid="sign-in-problem" data-problem={problem.kind}>
          <Banner tone="danger" role="alert" icon={<CircleAlert />}>
            {words.signInProblem(problem)}
          </Banner>
        </div>
      )}
      <Form
        className="flex flex-col gap-5 rounded-md border border-line bg-surface p-5"
        onSubmit={submit}
        data-testid="sign-in"
      >
        <TextField
          label={words.signIn.address}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          hint={words.signIn.addressHelp(domain)}
          error={errors?.address && words.signIn.addressProblem[errors.address]}
          data-testid="sign-in-address"
        />
        <TextField
          label={words.signIn.password}
          ref={password}
          name="password"
          type="password"
          autoComplete="current-password"
          error={errors?.password && words.signIn.emptyPassword}
          data-testid="sign-in-password"
        />
        <div className="flex flex-col gap-1" data-testid="sign-in-stay">
          <Checkbox
            label={words.signIn.stay}
            checked={stays}
            onCheckedChange={setStays}
            describedBy="stay-help"
          />
          <p id="stay-help" className="pl-8 text-sm text-text-muted">
            {words.signIn.stayHelp}
          </p>
        </div>
        <Button type="submit" variant="primary" size="lg" busy={busy} data-testid="sign-in-submit">
          {busy ? words.signIn.busy : words.signIn.submit}
        </Button>
      </Form>
    </main>
  );
}
