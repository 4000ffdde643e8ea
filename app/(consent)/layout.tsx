import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { frameStyle } from "@/lib/http/frame-style";
import { readNonce } from "@/lib/http/read-nonce";
import { readReaderLanguage } from "@/lib/http/read-reader-language";
import { directionOf } from "@/lib/shared/languages/languages";

export const metadata: Metadata = { title: "Sign-in", robots: { index: false, follow: false } };

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

/** The window of a sign-in, in the frame's own style. */
export default async function ConsentLayout({ children }: { readonly children: ReactNode }) {
  const { locale } = await readReaderLanguage();
  return (
    <html lang={locale} dir={directionOf({ locale })}>
      <head>
        <style nonce={await readNonce()}>{frameStyle()}</style>
      </head>
      <body>{children}</body>
    </html>
  );
}
