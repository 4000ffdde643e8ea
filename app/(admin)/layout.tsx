import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import "./admin.css";
import "@/components/ui/kit.css";
import { readScheme, schemeCookie } from "@/components/admin/color-scheme";
import { readNonce } from "@/lib/http/read-nonce";

export const metadata: Metadata = {
  title: { template: "%s · Latchkey", default: "Latchkey" },
  robots: { index: false, follow: false },
  // None: without a word about it, browsers ask for /favicon.ico.
  icons: { icon: "data:," },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

/** Every page of the dashboard, signed in or not. The chosen colours come with the document: nothing flashes. */
export default async function AdminLayout({ children }: { readonly children: ReactNode }) {
  const scheme = readScheme((await cookies()).get(schemeCookie)?.value);
  const nonce = await readNonce();
  return (
    <html lang="en" data-scheme={scheme === "auto" ? undefined : scheme}>
      <head>
        <script src="/dashboard-chunks.js" nonce={nonce} />
      </head>
      <body>{children}</body>
    </html>
  );
}
