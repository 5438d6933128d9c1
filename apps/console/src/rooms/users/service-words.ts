import type { User } from "@porchlight/admin-api";

export type Service = keyof User["services"];

interface ServiceWords {
  readonly service: Service;
  readonly label: string;
  readonly hint: string;
}

/** The services of a profile in words, and what switching one off does. */
export const serviceWords: readonly ServiceWords[] = [
  {
    service: "publish",
    label: "Publish",
    hint: "Off: what it published is withdrawn at once. What agents say of it stays.",
  },
  {
    service: "watch",
    label: "Watch others",
    hint: "Off: it watches nobody any more, not by lists either. It still sees its own presence.",
  },
  {
    service: "list",
    label: "Watch whole lists",
    hint: "Off: subscriptions to lists end. It may still watch people one by one.",
  },
  { service: "message", label: "Messages", hint: "Off: it neither sends nor gets any." },
  {
    service: "call",
    label: "Calls",
    hint: "Off: it neither calls nor is called. A call that stands goes on.",
  },
];
