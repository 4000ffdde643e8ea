import Link from "next/link";
import { reasonWords } from "@/lib/shared/connection/status-words";
import type { FailingCause } from "@/lib/shared/overview/types";
import { Card } from "../../ui/card";
import { Bar } from "./bar";
import { figure } from "./figures";

/** Causes shown; the rest stand behind one link. */
const shownAtMost = 8;

/** Failing connections, grouped by what their last check found. */
export function FailingCauses({ causes }: { readonly causes: readonly FailingCause[] }) {
  const most = causes[0]?.count ?? 0;
  const rest = causes.slice(shownAtMost).reduce((sum, { count }) => sum + count, 0);
  return (
    <Card title="Failing now, by cause" description="Each line leads to its connections.">
      {causes.length === 0 ? (
        <p className="lk-muted">No connection fails.</p>
      ) : (
        <ul className="lk-causes">
          {causes.slice(0, shownAtMost).map(({ code, count }) => (
            <li key={code ?? ""}>
              <Link className="lk-cause" href={address(code)} prefetch={false}>
                <span className="lk-cause-count">{figure(count)} ×</span>
                <span>{code === null ? "Cause not recorded" : reasonWords(code)}</span>
              </Link>
              <Bar share={count / most} />
            </li>
          ))}
          {rest > 0 && (
            <li>
              <Link className="lk-cause" href="/admin/connections?status=invalid" prefetch={false}>
                <span className="lk-cause-count">{figure(rest)} ×</span>
                <span>Other causes</span>
              </Link>
            </li>
          )}
        </ul>
      )}
    </Card>
  );
}

function address(code: string | null): string {
  const filter = code === null ? "" : `&reason=${encodeURIComponent(code)}`;
  return `/admin/connections?status=invalid${filter}`;
}
