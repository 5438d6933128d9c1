"use client";
import { AdminApiError, type Identity } from "@porchlight/admin-api/client";
import { Banner, Button } from "@porchlight/ui";
import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { admin } from "~/api/admin";
import { faultText, isTransient } from "~/api/fault";
import { showFieldFaults } from "~/api/form-faults";
import { codeFault } from "~/rooms/second-factor/code-fault";
import { CodeField, type CodeKind } from "~/rooms/second-factor/code-field";
import { CodeKindButton } from "~/rooms/second-factor/code-kind-button";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { credentialRulesOf } from "./credential-rules";
import { PasswordFields } from "./password-fields";

export interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly code: string;
}

export interface SignInFormProps {
  readonly onSignedIn: (identity: Identity) => void;
}

/** Name and password, then the code of who has a second factor. Whatever the server says, what was typed stays. */
export function SignInForm({ onSignedIn }: SignInFormProps) {
  const say = useSay();
  const [refusal, setRefusal] = useState<string>();
  const [codeKind, setCodeKind] = useState<CodeKind>();
  const asksCode = codeKind !== undefined;
  const { register, handleSubmit, setError, setFocus, setValue, formState } = useForm<Credentials>({
    defaultValues: { username: "", password: "", code: "" },
    mode: "onTouched",
  });
  const { errors, isSubmitting } = formState;

  const backToPassword = () => {
    setValue("code", "");
    setCodeKind(undefined);
  };
  const refused = (error: unknown) => {
    if (isAskedForCode(error)) return setCodeKind("digits");
    const said = asksCode ? codeFault(error, say) : undefined;
    if (said !== undefined) return setError("code", { message: said }, { shouldFocus: true });
    if (showFieldFaults(error, ["username", "password", "code"], setError, say)) return;
    setRefusal(refusalText(error, say));
    if (isWrongPassword(error)) backToPassword();
    if (!asksCode) setFocus("password", { shouldSelect: true });
  };
  const signIn = async ({ username, password, code }: Credentials) => {
    setRefusal(undefined);
    try {
      const secondFactor = asksCode ? { code: code.trim() } : {};
      onSignedIn(await admin.signIn({ body: { username: username.trim(), password, ...secondFactor } }));
    } catch (error) {
      refused(error);
    }
  };
  const submit = handleSubmit(signIn, () => setRefusal(undefined));

  return (
    <form
      method="post"
      noValidate
      onSubmit={submit}
      className="flex flex-col gap-4"
      aria-label={say("signIn.signIn")}
    >
      {refusal === undefined ? null : (
        <Banner tone="danger" role="alert" icon={<TriangleAlert />}>
          {refusal}
        </Banner>
      )}
      {asksCode ? (
        <CodeField
          key={codeKind}
          kind={codeKind}
          error={errors.code?.message}
          {...register("code", credentialRulesOf(say).code)}
        />
      ) : (
        <PasswordFields register={register} errors={errors} />
      )}
      <Button type="submit" variant="primary" size="lg" busy={isSubmitting} className="mt-2">
        {say("signIn.signIn")}
      </Button>
      {asksCode ? (
        <div className="flex flex-wrap justify-between gap-2">
          <Button variant="ghost" onClick={backToPassword}>
            {say("parts.back")}
          </Button>
          <CodeKindButton kind={codeKind} onChange={setCodeKind} />
        </div>
      ) : null}
    </form>
  );
}

const isAskedForCode = (error: unknown): boolean =>
  error instanceof AdminApiError && error.code === "second-factor-needed";

const isWrongPassword = (error: unknown): boolean =>
  error instanceof AdminApiError && error.code === "wrong-credentials";

function refusalText(error: unknown, say: Say): string {
  if (isTransient(error)) {
    return say("signIn.theServerCannotBeReachedWhat");
  }
  if (isWrongPassword(error)) return say("signIn.nameOrPasswordIsWrongCheck");
  const { title, detail } = faultText(error, say);
  return `${title}. ${detail}`;
}
