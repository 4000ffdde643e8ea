import type { Metadata } from "next";
import type { ReactNode } from "react";
import { frameStyle } from "@/lib/http/frame-style";
import { readNonce } from "@/lib/http/read-nonce";

export const metadata: Metadata = { title: "Preview", robots: { index: false, follow: false } };

/** What a frame stands on; the form in it brings its theme. */
export default async function PreviewLayout({ children }: { readonly children: ReactNode }) {
  const nonce = await readNonce();
  return (
    <html lang="en">
      <head>
        <style nonce={nonce}>{frameStyle()}</style>
      </head>
      <body>{children}</body>
    </html>
  );
}
