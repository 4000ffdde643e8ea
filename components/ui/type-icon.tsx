/** The filled icon of a destination type, from the path data in its summary. */
export function TypeIcon({ path }: { readonly path: string }) {
  return (
    <span className="lk-type-icon">
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d={path} fill="currentColor" />
      </svg>
    </span>
  );
}
