"use client";
import { useQuery } from "@tanstack/react-query";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { type ReactNode, Suspense, useEffect } from "react";
import { admin } from "~/api/admin";
import { isSignedOut } from "~/api/fault";
import { IdentityContext, ME } from "~/api/use-identity";
import { LiveProvider } from "~/live/live-provider";
import { late } from "~/parts/late";
import { FrameSkeleton } from "./frame-skeleton";
import { OfficeLayout } from "./office-layout";
import { ServerAway } from "./server-away";

const EnrolFirst = late(() => import("./enrol-first").then((module) => module.EnrolFirst));

/** Everything behind the sign-in. Rendered as a skeleton until it is known who is there. */
export function OfficeFrame({ children }: { readonly children: ReactNode }) {
  return (
    <Suspense fallback={<FrameSkeleton />}>
      <SignedIn>{children}</SignedIn>
    </Suspense>
  );
}

function SignedIn({ children }: { readonly children: ReactNode }) {
  const me = useQuery({ queryKey: ME, queryFn: ({ signal }) => admin.showMe({ signal }), staleTime: 0 });
  useSignInWhen(isSignedOut(me.error));
  if (me.data === undefined || isSignedOut(me.error)) {
    return me.failureCount > 0 && !isSignedOut(me.error) ? (
      <ServerAway error={me.failureReason} />
    ) : (
      <FrameSkeleton />
    );
  }
  return (
    <IdentityContext value={me.data}>
      {me.data.secondFactorMissing ? (
        <EnrolFirst />
      ) : (
        <LiveProvider>
          <OfficeLayout>{children}</OfficeLayout>
        </LiveProvider>
      )}
    </IdentityContext>
  );
}

/** Goes to the sign-in page, and from there back to this one. */
function useSignInWhen(signedOut: boolean): void {
  const router = useRouter();
  const pathname = usePathname();
  const query = useSearchParams().toString();
  useEffect(() => {
    if (!signedOut) return;
    const here = query === "" ? pathname : `${pathname}?${query}`;
    router.replace(here === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(here)}`);
  }, [signedOut, pathname, query, router]);
}
