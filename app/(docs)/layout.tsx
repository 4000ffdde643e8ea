import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { DocsNav } from "@/components/docs/docs-nav";
import { docsGroups } from "@/lib/shared/docs/docs-pages";
import "./docs.css";

export const metadata: Metadata = {
  title: { template: "%s – Latchkey", default: "Latchkey documentation" },
  robots: { index: false, follow: false },
  // None: without a word about it, browsers ask for /favicon.ico.
  icons: { icon: "data:," },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default function DocsLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <a className="docs-skip" href="#content">
          Skip to the text
        </a>
        <header>
          <a className="docs-brand" href="/docs">
            Latchkey documentation
          </a>
          <search>
            <form action="/docs/search" className="docs-search">
              <input
                type="search"
                name="q"
                aria-label="Search the documentation"
                placeholder="Search"
                required
              />
              <button type="submit" className="lk-button">
                Search
              </button>
            </form>
          </search>
        </header>
        <div className="docs-body">
          <DocsNav groups={docsGroups} />
          <main id="content">{children}</main>
        </div>
      </body>
    </html>
  );
}
