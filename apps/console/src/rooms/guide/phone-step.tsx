"use client";
import type { Endpoints, User } from "@porchlight/admin-api";
import { Banner, EmptyState, Select, Tabs } from "@porchlight/ui";
import { Phone, Plug } from "lucide-react";
import { useState } from "react";
import { sipSocketUrl } from "~/parts/sip-socket-url";
import { patchUrl } from "~/url/use-url-state";
import { useSay } from "~/words/words-provider";
import { FirstRegister } from "./first-register";
import { GuideStep } from "./guide-step";
import { openPorts, phoneHosts } from "./phone-places";
import { isLibrary, PHONES, type PhoneKind } from "./phone-settings";
import { SettingsCard } from "./settings-card";
import { useRegistered } from "./use-registered";

export interface PhoneStepProps {
  readonly endpoints: Endpoints;
  readonly users: readonly User[];
  /** Whose phone it is; undefined while there is nobody. */
  readonly user: User | undefined;
  readonly phone: PhoneKind;
}

/** What to type into a phone, and whether it has arrived. */
export function PhoneStep({ endpoints, users, user, phone }: PhoneStepProps) {
  const say = useSay();
  const everybody = useRegistered(undefined);
  const count = everybody.data?.total ?? 0;
  return (
    <GuideStep
      number={4}
      title={say("guide.connectAPhone")}
      done={count === 0 ? undefined : say("guide.countRegistered", { count })}
    >
      {user === undefined ? (
        <EmptyState icon={<Phone />} title={say("guide.whosePhoneIsIt")} className="py-6!">
          {say("guide.createAUserInStep2")}
        </EmptyState>
      ) : (
        <PhoneOfUser endpoints={endpoints} users={users} user={user} phone={phone} />
      )}
    </GuideStep>
  );
}

function PhoneOfUser({ endpoints, users, user, phone }: PhoneStepProps & { readonly user: User }) {
  const say = useSay();
  return (
    <>
      <Select
        label={say("guide.whosePhoneLabel")}
        className="max-w-md"
        options={users.map(({ aor, user: name, domain }) => ({ value: aor, label: `${name}@${domain}` }))}
        value={user.aor}
        onChange={({ target }) => patchUrl({ user: target.value })}
      />
      <Tabs
        label={say("guide.phones")}
        value={phone}
        onValueChange={(next) => patchUrl({ phone: next })}
        tabs={PHONES.map((kind) => ({
          value: kind,
          label: say(`guide.phoneNames.${kind}`),
          content: <PhoneCard kind={kind} endpoints={endpoints} user={user} />,
        }))}
      />
      <FirstRegister user={user} digestAlgorithms={endpoints.digestAlgorithms} />
    </>
  );
}

interface PhoneCardProps {
  readonly kind: PhoneKind;
  readonly endpoints: Endpoints;
  readonly user: User;
}

function PhoneCard({ kind, endpoints, user: { user, domain } }: PhoneCardProps) {
  const say = useSay();
  const [transport, setTransport] = useState("");
  const [wishedHost, setHost] = useState("");
  const ports = openPorts(endpoints);
  const hosts = phoneHosts(endpoints, window.location.hostname);
  const open = ports.find((port) => port.transport === transport) ?? ports[0];
  const host = hosts.find((one) => one === wishedHost) ?? hosts[0] ?? "";
  const webSocket = sipSocketUrl(window.location);
  if (isLibrary(kind)) {
    const place = { user, domain, host, port: 0, transport: "tcp" as const, webSocket };
    return endpoints.webSocket ? (
      <SettingsCard kind={kind} place={place} endpoints={endpoints} />
    ) : (
      <Off>{say("guide.sipOverWebsocketIsSwitchedOff2")}</Off>
    );
  }
  if (open === undefined) return <Off>{say("guide.noPortIsOpenForPhones")}</Off>;
  return (
    <>
      <div className="grid max-w-2xl gap-3 sm:grid-cols-2">
        <Select
          label={say("parts.transport")}
          options={ports.map(({ transport: one, port }) => ({
            value: one,
            label: say("guide.transportPortPort", { transport: one.toUpperCase(), port: String(port) }),
          }))}
          value={open.transport}
          onChange={({ target }) => setTransport(target.value)}
        />
        <Select
          label={say("guide.addressOfThisServer")}
          options={hosts.map((one) => ({ value: one, label: one }))}
          value={host}
          onChange={({ target }) => setHost(target.value)}
        />
      </div>
      <SettingsCard kind={kind} place={{ user, domain, host, ...open, webSocket }} endpoints={endpoints} />
    </>
  );
}

const Off = ({ children }: { readonly children: string }) => (
  <Banner role="none" tone="warn" icon={<Plug />}>
    {children}
  </Banner>
);
