import { directionOf } from "@porchlight/ui";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app";
import { CredentialsStore } from "./session/credentials-store";
import { keptLanguage } from "./session/kept-language";
import { restoreTheme } from "./session/kept-theme";
import { serverLocation } from "./session/server-location";
import { Session } from "./session/session";
import { openTabStorage } from "./session/tab-storage";
import { chooseLanguage } from "./words/languages";
import { speech } from "./words/words";
import "./styles.css";

const server = serverLocation(window.location);
const tabStorage = openTabStorage(localStorage, sessionStorage, window, Date.now);
const session = new Session(server, tabStorage, new CredentialsStore(sessionStorage, localStorage));

window.addEventListener("pagehide", () => session.leavePage());
window.addEventListener("pageshow", (event) => {
  // A page taken back from the browser's cache has lost its place in the storage.
  if (event.persisted) window.location.reload();
});

speech.onChange(() => {
  document.documentElement.lang = speech.language;
  document.documentElement.dir = directionOf(speech.language);
});

async function start(root: HTMLElement): Promise<void> {
  restoreTheme();
  await speech.speak(chooseLanguage(keptLanguage(), navigator.languages), navigator.languages);
  session.resume();
  createRoot(root).render(
    <StrictMode>
      <App session={session} domain={server.domain} />
    </StrictMode>,
  );
}

const root = document.getElementById("root");
if (!root) throw new Error("The page has no root.");
void start(root);
