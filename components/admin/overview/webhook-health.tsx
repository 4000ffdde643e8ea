import Link from "next/link";
import type { EndpointHealth, WebhookHealth as Health } from "@/lib/shared/overview/types";
import { Badge } from "../../ui/badge";
import { Card } from "../../ui/card";
import { count } from "./figures";

/** Which webhook endpoints need somebody, and why. */
export function WebhookHealth({ webhooks }: { readonly webhooks: Health }) {
  const { total, troubled } = webhooks;
  return (
    <Card title="Webhooks">
      {total === 0 && (
        <p className="lk-muted">
          No endpoint yet. <Link href="/admin/settings/webhooks">Add one</Link> to hear of changes.
        </p>
      )}
      {total > 0 && troubled.length === 0 && (
        <p className="lk-muted">{count({ of: total, noun: "endpoint" })}, all of them up to date.</p>
      )}
      {troubled.length > 0 && (
        <ul className="lk-ending">
          {troubled.map((endpoint) => (
            <li key={endpoint.id}>
              <div className="lk-ending-text">
                <Link
                  className="lk-ending-name"
                  href={`/admin/settings/webhooks/${endpoint.id}`}
                  prefetch={false}
                >
                  {endpoint.description || new URL(endpoint.url).host}
                </Link>
                <span className="lk-help">{reasonOf(endpoint)}</span>
              </div>
              <Badge tone={endpoint.problem === "late" ? "warning" : "danger"} icon="warning">
                {{ off: "Switched off", failing: "Failing", late: "Behind" }[endpoint.problem]}
              </Badge>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function reasonOf({ problem, disabledReason, overdue, failed }: EndpointHealth): string {
  const late = `${count({ of: overdue, noun: "delivery", plural: "deliveries" })} overdue`;
  if (problem === "late") return late;
  if (problem === "failing") {
    const given = `${count({ of: failed, noun: "delivery", plural: "deliveries" })} given up in 24 hours`;
    return overdue > 0 ? `${given}, ${late}` : given;
  }
  return disabledReason === "gone" ? "It answered that it is gone (410)." : "Every try of a delivery failed.";
}
