import Link from "next/link";
import { type OverviewRange, overviewRanges } from "@/lib/shared/overview/types";

/** How far back the page looks; it stands in the address. */
export function RangeLinks({ days }: { readonly days: OverviewRange }) {
  return (
    <nav className="lk-range" aria-label="Time range">
      {overviewRanges.map((range) => (
        <Link
          key={range}
          href={`/admin?days=${range}`}
          aria-current={range === days ? "true" : undefined}
          prefetch={false}
        >
          {range} days
        </Link>
      ))}
    </nav>
  );
}
