"use client";
import { Button, EmptyState } from "@porchlight/ui";
import { Lock } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useSay } from "~/words/words-provider";

export interface WithheldProps {
  readonly title: string;
  /** Whose roles see it. */
  readonly children: ReactNode;
}

/** In the place of what the role does not see, with a way back for who came by an address. */
export function Withheld({ title, children }: WithheldProps) {
  const say = useSay();
  return (
    <EmptyState
      icon={<Lock />}
      title={title}
      action={
        <Button asChild>
          <Link href="/">{say("pages.goToOverview")}</Link>
        </Button>
      }
    >
      {children}
    </EmptyState>
  );
}
