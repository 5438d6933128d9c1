import { directionOf } from "@porchlight/ui";
import { isTheme } from "@porchlight/ui/theme";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "~/frame/providers";
import { THEME_COOKIE } from "~/frame/theme-cookie";
import { catalogueHere, sayHere } from "~/words/catalogue";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const name = (await sayHere())("pages.console");
  return {
    title: { default: name, template: `%s · ${name}` },
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? "";
  const kept = (await cookies()).get(THEME_COOKIE)?.value;
  const theme = isTheme(kept) ? kept : "system";
  const catalogue = await catalogueHere();
  const say = await sayHere();
  return (
    <html
      lang={catalogue.locale}
      dir={directionOf(catalogue.locale)}
      {...(theme === "system" ? {} : { "data-theme": theme })}
      suppressHydrationWarning
    >
      <body>
        <Providers nonce={nonce} theme={theme} catalogue={catalogue}>
          {children}
        </Providers>
        <noscript>{say("pages.needsJavaScript")}</noscript>
      </body>
    </html>
  );
}
