import { type ComponentType, lazy, useState } from "react";

/** A component whose code comes late, and how to fetch it beforehand. */
export type Late<Props> = ComponentType<Props> & { readonly fetch: () => Promise<void> };

/** Once its code is here it is shown in the same turn, so that no key typed after a press is lost. */
export function late<Props extends object>(load: () => Promise<ComponentType<Props>>): Late<Props> {
  let known: ComponentType<Props> | undefined;
  const fetch = async (): Promise<void> => {
    known ??= await load();
  };
  const Awaited = lazy(async () => ({ default: await load() }));
  function LateComponent(props: Props) {
    // The same for as long as it is shown: another component would begin anew.
    const [Part] = useState<ComponentType<Props>>(() => known ?? Awaited);
    return <Part {...props} />;
  }
  return Object.assign(LateComponent, { fetch });
}
