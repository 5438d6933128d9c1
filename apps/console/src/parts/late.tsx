"use client";
import { useToast } from "@porchlight/ui";
import { type ComponentType, type ReactNode, useEffect, useState } from "react";
import { useSay } from "~/words/words-provider";

const AGAIN_MS = 2000;

/**
 * A part whose code comes when it is first shown. While the server is away that is said, the page stays as it is, and the
 * part is asked for until it is there.
 */
export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode = null,
): ComponentType<Props> {
  let known: ComponentType<Props> | undefined;
  return function Late(props: Props) {
    const say = useSay();
    const toast = useToast();
    const [Part, setPart] = useState<ComponentType<Props> | undefined>(() => known);
    useEffect(() => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let isGone = false;
      const ask = async (isFirst: boolean): Promise<void> => {
        try {
          known ??= await load();
          if (!isGone) setPart(() => known);
        } catch {
          if (isGone) return;
          if (isFirst) toast({ tone: "danger", text: `${say("faults.away")}. ${say("faults.awayDetail")}` });
          timer = setTimeout(() => void ask(false), AGAIN_MS);
        }
      };
      void ask(true);
      return () => {
        isGone = true;
        clearTimeout(timer);
      };
    }, [say, toast]);
    return Part === undefined ? meanwhile : <Part {...props} />;
  };
}
