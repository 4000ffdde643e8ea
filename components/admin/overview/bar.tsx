"use client";
/** A part of a whole as a bar. Decoration: the figure stands in words beside it. */
export function Bar({ share }: { /** 0 to 1 */ readonly share: number }) {
  return (
    <svg
      className="lk-bar"
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect className="lk-bar-track" width="100" height="6" />
      <rect className="lk-bar-fill" width={Math.max(0, Math.min(1, share)) * 100} height="6" />
    </svg>
  );
}
