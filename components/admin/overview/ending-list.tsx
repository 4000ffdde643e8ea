import Link from "next/link";
import type { Ending } from "@/lib/shared/overview/types";
import { Badge } from "../../ui/badge";
import { Card } from "../../ui/card";
import { RelativeTime } from "../../ui/relative-time";

const kinds: Readonly<Record<Ending["kind"], string>> = {
  api_key: "API key",
  lease: "Lease",
  sign_in: "Sign-in at a provider",
  credential: "Credential",
  certificate: "Approved certificate",
};

/** Keys, leases, sign-ins, credentials and certificates that stop working at a time that is known. */
export function EndingList({ ending }: { readonly ending: readonly Ending[] }) {
  return (
    <Card title="Ending soon" description="In the next 30 days, or in the last week.">
      {ending.length === 0 ? (
        <p className="lk-muted">Nothing that Latchkey knows of.</p>
      ) : (
        <ul className="lk-ending" id="ending">
          {ending.map((item) => (
            <li key={`${item.kind} ${item.id}`}>
              <div className="lk-ending-text">
                <Link className="lk-ending-name" href={address(item)} prefetch={false}>
                  {item.name}
                </Link>
                <span className="lk-help">{kinds[item.kind]}</span>
              </div>
              <span className="lk-help">
                <RelativeTime at={item.endsAt} />
              </span>
              {item.isOver && (
                <Badge tone="danger" icon="error">
                  Ended
                </Badge>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Where it stands among its like. */
const tabs: Readonly<Record<Ending["kind"], string>> = {
  api_key: "",
  lease: "?tab=releases",
  sign_in: "",
  credential: "?tab=credentials",
  certificate: "?tab=trust",
};

function address({ kind, connectionId }: Ending): string {
  return connectionId === null
    ? "/admin/settings/api-keys"
    : `/admin/connections/${connectionId}${tabs[kind]}`;
}
