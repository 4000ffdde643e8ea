"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { AdminIcon } from "./admin-icon";
import { isCurrent, type NavigationItem } from "./navigation-items";

/** One link of the navigation; says so where its page is open. */
export function NavLink({ item }: { readonly item: NavigationItem }) {
  const current = isCurrent({ href: item.href, path: usePathname() });
  return (
    <Link
      className="lk-nav-link"
      href={item.href}
      prefetch={false}
      aria-current={current ? "page" : undefined}
      onClick={closeMenu}
    >
      <AdminIcon name={item.icon} />
      {item.label}
    </Link>
  );
}

/** On a small screen the navigation is a popover over the page that is being left. */
function closeMenu(): void {
  const side = document.getElementById("lk-side");
  if (side?.matches(":popover-open")) side.hidePopover();
}
