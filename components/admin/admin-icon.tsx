"use client";
const paths = {
  overview: "M4 13h6V4H4zM14 20h6v-9h-6zM14 7h6V4h-6zM4 20h6v-3H4z",
  connections: "M7 8a4 4 0 100 8h3M17 16a4 4 0 100-8h-3M8 12h8",
  link: "M10 13a5 5 0 007.5.5l3-3a5 5 0 00-7-7l-1.7 1.7M14 11a5 5 0 00-7.5-.5l-3 3a5 5 0 007 7l1.7-1.7",
  types:
    "M4 7c0-1.7 3.6-3 8-3s8 1.3 8 3-3.6 3-8 3-8-1.3-8-3zM4 7v10c0 1.7 3.6 3 8 3s8-1.3 8-3V7M4 12c0 1.7 3.6 3 8 3s8-1.3 8-3",
  reviews: "M9 4h6v3H9zM7 5.5H5V20h14V5.5h-2M8.5 13l2.5 2.5 4.5-5",
  audit: "M6 3h9l4 4v14H6zM14 3v5h5M9 12h6M9 16h6",
  workspace: "M4 20V8l8-4 8 4v12M9 20v-6h6v6",
  embed: "M8 8l-4 4 4 4M16 8l4 4-4 4M13.5 5l-3 14",
  branding:
    "M12 3a9 9 0 100 18c1.5 0 2-1 2-2 0-1.5-1-1.5-1-3s1-2 2.5-2H18a3 3 0 003-3c0-4.5-4-8-9-8zM7.5 11v.1M11 7.5v.1M15.5 8.5v.1",
  key: "M8 11a4 4 0 110 8 4 4 0 010-8zM11 12l8-8M15 8l3 3M18 5l2 2",
  webhooks: "M12 4a4 4 0 013.5 6l3 5M12 8l-4 7H5a3 3 0 103 4M9 19h9a3 3 0 10-1-5.5",
  members:
    "M9 5a3.5 3.5 0 110 7 3.5 3.5 0 010-7zM2.5 20c0-3.5 3-5.5 6.5-5.5s6.5 2 6.5 5.5M16 5.5a3.5 3.5 0 010 6.5M18 15c2 .8 3.5 2.5 3.5 5",
  security: "M12 3l7.5 3v5.5c0 4.5-3 7.8-7.5 9.5-4.5-1.7-7.5-5-7.5-9.5V6zM9 12l2.2 2.2L15.2 10",
  data: "M4 5h16v5H4zM4 14h16v5H4zM7.5 7.5v.1M7.5 16.5v.1",
  menu: "M4 7h16M4 12h16M4 17h16",
  person: "M12 4a4 4 0 110 8 4 4 0 010-8zM4 21c0-4 3.5-6.5 8-6.5s8 2.5 8 6.5",
  more: "M5 12v.1M12 12v.1M19 12v.1",
  external: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  plus: "M12 5v14M5 12h14",
} as const;

export type AdminIconName = keyof typeof paths;

/** A line icon of the dashboard. Decoration only: its meaning stands in words beside it. */
export function AdminIcon({ name }: { readonly name: AdminIconName }) {
  return (
    <svg className="lk-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
