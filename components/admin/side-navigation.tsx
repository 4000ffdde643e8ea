import type { ReactNode } from "react";
import { AdminIcon } from "./admin-icon";
import type { ColorScheme } from "./color-scheme";
import { ColorSchemeChoice } from "./color-scheme-choice";
import { Mark } from "./mark";
import { NavLink } from "./nav-link";
import { mainItems, type NavigationItem, settingsItems } from "./navigation-items";

/** Who is signed in, where. */
export interface ShellMember {
  readonly name: string;
  readonly role: string;
  readonly workspaceName: string;
}

/**
 * The navigation: a column beside the page, or, on a small screen, a popover of the top bar. Opening, closing,
 * Escape and focus are the browser's own.
 */
export function SideNavigation(props: {
  readonly member: ShellMember;
  readonly scheme: ColorScheme;
  /** What ends the session. */
  readonly signOut?: ReactNode;
}) {
  const { member, scheme, signOut } = props;
  return (
    <div className="lk-side" id="lk-side" popover="auto">
      <p className="lk-brand">
        <Mark />
        <span className="lk-brand-name">
          Latchkey
          <span className="lk-brand-workspace">{member.workspaceName}</span>
        </span>
      </p>
      <nav className="lk-nav" aria-label="Dashboard">
        <NavList items={mainItems} />
        <p className="lk-nav-title" id="lk-nav-settings">
          Settings
        </p>
        <NavList items={settingsItems} labelledBy="lk-nav-settings" />
      </nav>
      <div className="lk-side-end">
        <NavLink item={{ href: "/admin/account", label: member.name, icon: "person" }} />
        <p className="lk-side-role">{member.role}</p>
        <ColorSchemeChoice chosen={scheme} />
        {signOut}
      </div>
    </div>
  );
}

/** The bar of a small screen, with what opens the navigation. */
export function TopBar({ workspaceName }: { readonly workspaceName: string }) {
  return (
    <div className="lk-top">
      <button type="button" className="lk-top-menu" popoverTarget="lk-side">
        <AdminIcon name="menu" />
        Menu
      </button>
      <span className="lk-top-name">{workspaceName}</span>
    </div>
  );
}

function NavList(props: { readonly items: readonly NavigationItem[]; readonly labelledBy?: string }) {
  return (
    <ul className="lk-nav-list" aria-labelledby={props.labelledBy}>
      {props.items.map((item) => (
        <li key={item.href}>
          <NavLink item={item} />
        </li>
      ))}
    </ul>
  );
}
