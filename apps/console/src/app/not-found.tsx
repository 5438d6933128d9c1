import { sayHere } from "~/words/catalogue";

/** Without a script of its own: every page brings it along. */
export default async function NotFound() {
  const say = await sayHere();
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-2 px-6 text-center">
      <h1 className="font-semibold text-xl">{say("pages.notFound")}</h1>
      <p className="max-w-md text-text-muted">{say("pages.notFoundDetail")}</p>
      <a
        href="/console/"
        className="mt-2 inline-flex h-9 items-center rounded-md border border-line bg-surface px-4 font-medium hover:bg-surface-raised pointer-coarse:h-11"
      >
        {say("pages.goToOverview")}
      </a>
    </main>
  );
}
