import { DeskPage } from "./board/desk-page";
import { useLive } from "./presence/use-live";
import type { Session } from "./session/session";
import { SignInPage } from "./sign-in/sign-in-page";

export function App({ session, domain }: { readonly session: Session; readonly domain: string }) {
  const state = useLive(session, () => session.state);
  if (state.kind === "signed-in") {
    return <DeskPage desk={state.desk} onSignOut={() => void session.signOut()} />;
  }
  return (
    <SignInPage
      domain={domain}
      busy={state.kind === "signing-in"}
      problem={state.kind === "signed-out" ? state.problem : undefined}
      onSignIn={(credentials, onDevice) => void session.signIn(credentials, onDevice)}
    />
  );
}
