"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { AdminApiError, type Identity } from "@porchlight/admin-api";
import { Banner, Button, IconButton, TextField } from "@porchlight/ui";
import { Eye, EyeOff, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { admin } from "~/api/admin";
import { faultText, isTransient } from "~/api/fault";
import { showFieldFaults } from "~/api/form-faults";

const credentialsSchema = z.object({
  username: z.string().trim().min(1, "Enter your name").max(128, "A name has at most 128 characters"),
  password: z.string().min(1, "Enter your password").max(256, "A password has at most 256 characters"),
});

type Credentials = z.infer<typeof credentialsSchema>;

export interface SignInFormProps {
  readonly onSignedIn: (identity: Identity) => void;
}

/** Name and password. Whatever the server says, what was typed stays. */
export function SignInForm({ onSignedIn }: SignInFormProps) {
  const [refusal, setRefusal] = useState<string>();
  const [shown, setShown] = useState(false);
  const { register, handleSubmit, setError, setFocus, formState } = useForm<Credentials>({
    resolver: zodResolver(credentialsSchema),
    defaultValues: { username: "", password: "" },
    mode: "onTouched",
  });
  const { errors, isSubmitting } = formState;

  const submit = handleSubmit(async (credentials) => {
    setRefusal(undefined);
    try {
      onSignedIn(await admin.signIn({ body: credentials }));
    } catch (error) {
      if (showFieldFaults(error, ["username", "password"], setError)) return;
      setRefusal(refusalText(error));
      setFocus("password", { shouldSelect: true });
    }
  });

  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4" aria-label="Sign in">
      {refusal === undefined ? null : (
        <Banner tone="danger" role="alert" icon={<TriangleAlert />}>
          {refusal}
        </Banner>
      )}
      <TextField
        label="Name"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        error={errors.username?.message}
        {...register("username")}
      />
      <TextField
        label="Password"
        type={shown ? "text" : "password"}
        autoComplete="current-password"
        required
        error={errors.password?.message}
        trailing={
          <IconButton
            size="sm"
            label={shown ? "Hide the password" : "Show the password"}
            onClick={() => setShown(!shown)}
          >
            {shown ? <EyeOff /> : <Eye />}
          </IconButton>
        }
        {...register("password")}
      />
      <Button type="submit" variant="primary" size="lg" busy={isSubmitting} className="mt-2">
        Sign in
      </Button>
    </form>
  );
}

function refusalText(error: unknown): string {
  if (isTransient(error)) {
    return "The server cannot be reached. What you typed is still here: try again in a moment.";
  }
  if (error instanceof AdminApiError && error.code === "wrong-credentials") {
    return "Name or password is wrong. Check both and try again.";
  }
  const { title, detail } = faultText(error);
  return `${title}. ${detail}`;
}
