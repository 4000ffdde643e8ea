import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { earlyClickScript } from "@/components/capture/early-click";
import { pageTexts } from "@/components/capture/page-texts";
import { paletteCss } from "@/components/capture/palette-css";
import { themeCss } from "@/components/capture/theme-css";
import { withPseudoTexts } from "@/components/languages/pseudo-page";
import { frameStyle } from "@/lib/http/frame-style";
import { readFramePage } from "@/lib/http/read-frame-page";
import { readNonce } from "@/lib/http/read-nonce";
import { directionOf } from "@/lib/shared/languages/languages";

export const metadata: Metadata = { robots: { index: false, follow: false } };

// The keyboard of a phone resizes the frame instead of covering the field that is typed into.
export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  interactiveWidget: "resizes-content",
};

export default async function EmbedLayout({
  children,
  params,
}: {
  readonly children: ReactNode;
  readonly params: Promise<{ readonly session: string }>;
}) {
  const [nonce, page] = await Promise.all([
    readNonce(),
    params.then(({ session }) => readFramePage(session)),
  ]);
  const locale = page?.locale ?? "en";
  const title = page === null ? undefined : withPseudoTexts(page).texts["capture.pageTitle"];
  return (
    <html lang={locale} dir={directionOf({ locale })}>
      <head>
        <title>{title ?? pageTexts.pageTitle}</title>
        <script nonce={nonce}>{earlyClickScript}</script>
        <style nonce={nonce}>{frameStyle()}</style>
        {page !== null && <style nonce={nonce}>{themeCss(page.theme) + paletteCss(page.theme)}</style>}
      </head>
      <body>{children}</body>
    </html>
  );
}
