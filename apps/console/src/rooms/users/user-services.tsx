"use client";
import type { UserDetail } from "@porchlight/admin-api";
import { Switch, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { faultText } from "~/api/fault";
import { useMay } from "~/api/use-identity";
import { Section } from "~/parts/section";
import { useSay } from "~/words/words-provider";
import { type Service, serviceWordsOf } from "./service-words";

/** What a user may use, to be switched in place. */
export function UserServices({ user }: { readonly user: UserDetail }) {
  const say = useSay();
  const { aor, services, disabled } = user;
  const [busy, setBusy] = useState(false);
  const mayUpdate = useMay("updateUser");
  const toast = useToast();
  const queryClient = useQueryClient();
  const set = async (service: Service, isOn: boolean) => {
    setBusy(true);
    try {
      await admin.updateUser({ params: { aor }, body: { services: { [service]: isOn } } });
      toast({ tone: "ok", text: isOn ? say("users.theServiceIsOn") : say("users.theServiceIsOff") });
    } catch (error) {
      const { title, detail } = faultText(error, say);
      toast({ tone: "danger", text: `${title}. ${detail}`, durationMs: 10_000 });
    } finally {
      setBusy(false);
    }
    await queryClient.invalidateQueries({ queryKey: ["user", aor] });
  };
  return (
    <Section title={say("users.services")}>
      {disabled ? <p className="text-text-muted">{say("users.disabledItUsesNoneOfThem")}</p> : null}
      <div className="flex flex-col gap-3">
        {serviceWordsOf(say).map(({ service, label, hint }) => (
          <Switch
            key={service}
            label={label}
            hint={hint}
            checked={services[service]}
            disabled={!mayUpdate || busy}
            onCheckedChange={(isOn) => void set(service, isOn)}
          />
        ))}
      </div>
    </Section>
  );
}
