"use client";
import { usePathname } from "next/navigation";
import { useState } from "react";
import type { DocsGroup } from "@/lib/shared/docs/docs-pages";

/** The pages: beside the text where there is room, behind a button on a phone. */
export function DocsNav({ groups }: { readonly groups: readonly DocsGroup[] }) {
  const path = usePathname();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="docs-side">
      <button
        type="button"
        className="lk-button docs-menu"
        aria-expanded={isOpen}
        aria-controls="docs-nav"
        onClick={() => setOpen(!isOpen)}
      >
        Contents
      </button>
      <nav id="docs-nav" aria-label="Documentation" data-open={isOpen}>
        {groups.map(({ title, pages }) => (
          <div key={title}>
            <p className="docs-group">{title}</p>
            <ul>
              {pages.map(({ href, title: name }) => (
                <li key={href}>
                  <a href={href} aria-current={isCurrent({ href, path }) ? "page" : undefined}>
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
    </div>
  );
}

/** A page below another, as an operation's group is below the API, counts as that one. */
function isCurrent({ href, path }: { readonly href: string; readonly path: string }): boolean {
  return path === href || (href !== "/docs" && path.startsWith(`${href}/`));
}
