import type { Endpoints } from "@porchlight/admin-api";
import { Banner, CopyButton } from "@porchlight/ui";
import { KeyRound } from "lucide-react";
import { useSay } from "~/words/words-provider";
import { CopiedText } from "./copied-text";
import { type ClientPlace, type PhoneKind, type PhoneSettings, phoneSettings } from "./phone-settings";

export interface SettingsCardProps {
  readonly kind: PhoneKind;
  readonly place: ClientPlace;
  readonly endpoints: Pick<Endpoints, "digestAlgorithms">;
}

/** Exactly what to type, value by value or as a text. */
export function SettingsCard({ kind, place, endpoints }: SettingsCardProps) {
  const say = useSay();
  const settings = phoneSettings(kind, place, say);
  const { where, values, text } = settings;
  return (
    <div className="flex flex-col gap-3">
      <p className="text-text-muted">{where}</p>
      {values.length === 0 ? null : <Values settings={settings} />}
      {text === undefined ? null : (
        <CopiedText
          text={text}
          label={say("guide.copyTheTextForPhone", { phone: say(`guide.phoneNames.${kind}`) })}
        />
      )}
      <p className="text-text-muted">{say("guide.thePasswordIsTheUsersIt")}</p>
      {settings.knowsOnlyMd5 && endpoints.digestAlgorithms[0] !== "MD5" ? <Md5Hint kind={kind} /> : null}
    </div>
  );
}

const Values = ({ settings: { values } }: { readonly settings: PhoneSettings }) => {
  const say = useSay();
  return (
    <dl className="max-w-2xl divide-y divide-line rounded-md border border-line">
      {values.map(({ name, value }) => (
        <div key={name} className="grid items-center gap-x-4 px-3 py-1 sm:grid-cols-[12rem_minmax(0,1fr)]">
          <dt className="text-text-muted">{name}</dt>
          <dd className="flex min-w-0 items-center justify-between gap-2">
            <code className="min-w-0 break-all font-mono text-sm">{value}</code>
            <CopyButton text={value} label={say("guide.copyName", { name })} />
          </dd>
        </div>
      ))}
    </dl>
  );
};

const MD5_SETTING = "digest: { order: [MD5] }";

const Md5Hint = ({ kind }: { readonly kind: PhoneKind }) => {
  const say = useSay();
  return (
    <Banner role="none" tone="warn" icon={<KeyRound />}>
      {say.rich("guide.md5Hint", {
        phone: say(`guide.phoneNames.${kind}`),
        setting: <code className="font-mono">{MD5_SETTING}</code>,
      })}
    </Banner>
  );
};
