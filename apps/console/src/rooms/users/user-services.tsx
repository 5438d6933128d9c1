"use client";
import type { UserDetail } from "@porchlight/admin-api";
import { Switch, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { faultText } from "~/api/fault";
import { useMay } from "~/api/use-identity";
import { Section } from "~/parts/section";
import { type Service, serviceWords } from "./service-words";

/** What a user may use, to be switched in place. */
export function UserServices({ user }: { readonly user: UserDetail }) {
  const { aor, services, disabled } = user;
  const [busy, setBusy] = useState(false);
  const mayUpdate = useMay("updateUser");
  const toast = useToast();
  const queryClient = useQueryClient();
  const set = async (service: Service, isOn: boolean) => {
    setBusy(true);
    try {
      await admin.updateUser({ params: { aor }, body: { services: { [service]: isOn } } });
      toast({ tone: "ok", text: isOn ? "The service is on." : "The service is off." });
    } catch (error) {
      const { title, detail } = faultText(error);
      toast({ tone: "danger", text: `${title}. ${detail}`, durationMs: 10_000 });
    } finally {
      setBusy(false);
    }
    await queryClient.invalidateQueries({ queryKey: ["user", aor] });
  };
  return (
    <Section title="Services">
      {disabled ? <p className="text-text-muted">Disabled, it uses none of them.</p> : null}
      <div className="flex flex-col gap-3">
        {serviceWords.map(({ service, label, hint }) => (
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
