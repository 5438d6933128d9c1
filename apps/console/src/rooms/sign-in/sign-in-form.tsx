"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { AdminApiError, type Identity } from "@porchlight/admin-api";
import { Banner, Button } from "@porchlight/ui";
import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { admin } from "~/api/admin";
import { faultText, isTransient } from "~/api/fault";
import { showFieldFaults } from "~/api/form-faults";
import { codeFault } from "~/rooms/second-factor/code-fault";
import { CodeField, type CodeKind } from "~/rooms/second-factor/code-field";
import { CodeKindButton } from "~/rooms/second-factor/code-kind-button";
import { PasswordFields } from "./password-fields";

const credentialsSchema = z.object({
  username: z.string().trim().min(1, "Enter your name").max(128, "A name has at most 128 characters"),
  password: z.string().min(1, "Enter your password").max(256, "A password has at most 256 characters"),
  code: z.string(),
});

const withCodeSchema = credentialsSchema.extend({
  code: z.string().trim().min(1, "Enter the code").max(64, "A code has at most 64 characters"),
});

export type Credentials = z.infer<typeof credentialsSchema>;

export interface SignInFormProps {
  readonly onSignedIn: (identity: Identity) => void;
}

/** Name and password, then the code of who has a second factor. Whatever the server says, what was typed stays. */
export function SignInForm({ onSignedIn }: SignInFormProps) {
  const [refusal, setRefusal] = useState<string>();
  const [codeKind, setCodeKind] = useState<CodeKind>();
  const asksCode = codeKind !== undefined;
  const { register, handleSubmit, setError, setFocus, setValue, formState } = useForm<Credentials>({
    resolver: zodResolver(asksCode ? withCodeSchema : credentialsSchema),
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
    const said = asksCode ? codeFault(error) : undefined;
    if (said !== undefined) return setError("code", { message: said }, { shouldFocus: true });
    if (showFieldFaults(error, ["username", "password", "code"], setError)) return;
    setRefusal(refusalText(error));
    if (isWrongPassword(error)) backToPassword();
    if (!asksCode) setFocus("password", { shouldSelect: true });
  };
  const submit = handleSubmit(async ({ username, password, code }) => {
    setRefusal(undefined);
    try {
      onSignedIn(await admin.signIn({ body: { username, password, ...(asksCode ? { code } : {}) } }));
    } catch (error) {
      refused(error);
    }
  });

  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4" aria-label="Sign in">
      {refusal === undefined ? null : (
        <Banner tone="danger" role="alert" icon={<TriangleAlert />}>
          {refusal}
        </Banner>
      )}
      {asksCode ? (
        <CodeField key={codeKind} kind={codeKind} error={errors.code?.message} {...register("code")} />
      ) : (
        <PasswordFields register={register} errors={errors} />
      )}
      <Button type="submit" variant="primary" size="lg" busy={isSubmitting} className="mt-2">
        Sign in
      </Button>
      {asksCode ? (
        <div className="flex flex-wrap justify-between gap-2">
          <Button variant="ghost" onClick={backToPassword}>
            Back
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

function refusalText(error: unknown): string {
  if (isTransient(error)) {
    return "The server cannot be reached. What you typed is still here: try again in a moment.";
  }
  if (isWrongPassword(error)) return "Name or password is wrong. Check both and try again.";
  const { title, detail } = faultText(error);
  return `${title}. ${detail}`;
}
