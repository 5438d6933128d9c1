import { isTheme } from "@porchlight/ui/theme";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "~/frame/providers";
import { THEME_COOKIE } from "~/frame/theme-cookie";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Porchlight console", template: "%s · Porchlight console" },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? "";
  const kept = (await cookies()).get(THEME_COOKIE)?.value;
  const theme = isTheme(kept) ? kept : "system";
  return (
    <html lang="en" {...(theme === "system" ? {} : { "data-theme": theme })} suppressHydrationWarning>
      <body>
        <Providers nonce={nonce} theme={theme}>
          {children}
        </Providers>
        <noscript>The console needs JavaScript: it shows what happens as it happens.</noscript>
      </body>
    </html>
  );
}
