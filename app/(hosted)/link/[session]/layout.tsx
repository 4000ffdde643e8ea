import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { earlyClickScript } from "@/components/capture/early-click";
import { pageTexts } from "@/components/capture/page-texts";
import { paletteCss } from "@/components/capture/palette-css";
import { themeCss } from "@/components/capture/theme-css";
import { withPseudoTexts } from "@/components/languages/pseudo-page";
import { hostedStyle } from "@/lib/http/frame-style";
import { readHostedPage } from "@/lib/http/read-hosted-page";
import { readNonce } from "@/lib/http/read-nonce";
import { readReaderLanguage } from "@/lib/http/read-reader-language";
import { directionOf } from "@/lib/shared/languages/languages";

export const metadata: Metadata = { robots: { index: false, follow: false } };

// The keyboard of a phone resizes the page instead of covering the field that is typed into.
export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  interactiveWidget: "resizes-content",
};

export default async function LinkLayout({
  children,
  params,
}: {
  readonly children: ReactNode;
  readonly params: Promise<{ readonly session: string }>;
}) {
  const [nonce, hosted] = await Promise.all([
    readNonce(),
    params.then(({ session }) => readHostedPage(session)),
  ]);
  const { locale, texts } = hosted === null ? await readReaderLanguage() : withPseudoTexts(hosted.page);
  return (
    <html lang={locale} dir={directionOf({ locale })}>
      <head>
        <title>{texts["capture.pageTitle"] ?? pageTexts.pageTitle}</title>
        <script nonce={nonce}>{earlyClickScript}</script>
        <style nonce={nonce}>{hostedStyle()}</style>
        {hosted !== null && (
          <style nonce={nonce}>{themeCss(hosted.page.theme) + paletteCss(hosted.page.theme)}</style>
        )}
      </head>
      <body>{children}</body>
    </html>
  );
}
