"use client";
const paths = {
  check: "M5 12.5l4.5 4.5L19 7.5",
  cross: "M6 6l12 12M18 6L6 18",
  warning: "M12 4l9 16H3zM12 10v4.5M12 17.2v.1",
  error: "M12 3a9 9 0 110 18 9 9 0 010-18zM12 7.5v5.5M12 16.2v.1",
  skipped: "M6 12h12",
  waiting: "M12 7a5 5 0 110 10 5 5 0 010-10z",
  lock: "M7 11V8a5 5 0 0110 0v3M5.5 11h13v9h-13z",
  search: "M10.5 4a6.5 6.5 0 110 13 6.5 6.5 0 010-13zM15.5 15.5L20 20",
  copy: "M9 9h11v11H9zM15 9V4H4v11h5",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  chevron: "M9 6l6 6-6 6",
  back: "M15 6l-6 6 6 6",
  info: "M12 3a9 9 0 110 18 9 9 0 010-18zM12 11v5.5M12 7.5v.1",
  shield: "M12 3l7.5 3v5.5c0 4.5-3 7.8-7.5 9.5-4.5-1.7-7.5-5-7.5-9.5V6z",
} as const;

export type IconName = keyof typeof paths;

/** A line icon in the colour of the text around it. Decoration only: its meaning stands in words beside it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="lk-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
