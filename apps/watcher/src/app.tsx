import { AnnouncerProvider, TooltipProvider, UiWordsProvider } from "@porchlight/ui";
import { DeskPage } from "./board/desk-page";
import { useLive } from "./presence/use-live";
import type { Session } from "./session/session";
import { SignInPage } from "./sign-in/sign-in-page";
import { speech, ui } from "./words/words";

export interface AppProps {
  readonly session: Session;
  readonly domain: string;
}

export function App({ session, domain }: AppProps) {
  // All that is said below is said anew when the language changes.
  useLive(speech, () => speech.language);
  return (
    <UiWordsProvider words={ui}>
      <TooltipProvider>
        <AnnouncerProvider>
          <Page session={session} domain={domain} />
        </AnnouncerProvider>
      </TooltipProvider>
    </UiWordsProvider>
  );
}

function Page({ session, domain }: AppProps) {
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
