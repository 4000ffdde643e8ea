/** Stands where text will be; as wide as its place. */
function Skeleton({ short = false }: { readonly short?: boolean }) {
  return <span className={short ? "lk-skeleton lk-skeleton-short" : "lk-skeleton"} />;
}

/** A page that is on its way: head, and a card of as many rows as will come, so that nothing moves. */
export function PageSkeleton({ rows = 8 }: { readonly rows?: number }) {
  return (
    <div aria-busy="true">
      <p className="lk-sr" role="status">
        Loading
      </p>
      <div className="lk-page-head">
        <span className="lk-skeleton lk-skeleton-title" />
      </div>
      <div className="lk-card lk-skeleton-rows">
        {Array.from({ length: rows }, (_, row) => row).map((row) => (
          <Skeleton key={row} short={row % 3 === 2} />
        ))}
      </div>
    </div>
  );
}
