import { Spinner } from "@porchlight/ui";
import { faultText } from "~/api/fault";
import { useSay } from "~/words/words-provider";
import { Brand } from "./brand";

/** The whole page while the server has not answered once. */
export function ServerAway({ error }: { readonly error: unknown }) {
  const say = useSay();
  const { title, detail } = faultText(error, say);
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-3 p-6 text-center">
      <Brand className="text-text-muted" />
      <h1 className="font-semibold text-xl">{title}</h1>
      <p className="max-w-md text-text-muted">{detail}</p>
      <p role="status" className="flex items-center gap-2">
        <Spinner /> {say("frame.tryingAgainByItself")}
      </p>
    </main>
  );
}
