import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "./docs.css";

export const metadata: Metadata = {
  title: "Latchkey API",
  robots: { index: false, follow: false },
  // None: without a word about it, browsers ask for /favicon.ico.
  icons: { icon: "data:," },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default function DocsLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <header>
          <a href="/docs/api">Latchkey API</a>
          <a href="/docs/signed-events">Signed events</a>
          <a href="/docs/dialects">Clients of other vendors</a>
          <a href="/api/v1/openapi.json">OpenAPI document</a>
        </header>
        <main>{children}</main>
      </body>
    </html>
  );
}
