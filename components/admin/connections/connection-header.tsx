import Link from "next/link";
import { type ConnectionStatus, reasonOf, reasonWords } from "@/lib/shared/connection/status-words";
import { Badge } from "../../ui/badge";
import { PageHeader } from "../../ui/page-header";
import { SandboxBadge } from "../../ui/sandbox-badge";
import { StatusBadge } from "../../ui/status-badge";
import { TypeIcon } from "../../ui/type-icon";
import { Time } from "../time";

interface HeaderProps {
  readonly connection: {
    readonly name: string;
    readonly status: ConnectionStatus;
    readonly statusReason: string | null;
    readonly verificationError: string | null;
    readonly verificationErrorCode: string | null;
    readonly lastVerifiedAt: string | null;
    readonly isDefault: boolean;
    readonly sandbox: boolean;
    readonly provider: string;
  };
  readonly type: { readonly title: string; readonly iconPath: string } | null;
  readonly recipient: { readonly name: string; readonly externalId: string } | null;
}

/** Head of a connection's page: what it is, whose, how it stands and why, in plain words. */
export function ConnectionHeader(props: HeaderProps) {
  const { connection } = props;
  const { status, lastVerifiedAt, isDefault, sandbox } = connection;
  return (
    <>
      <PageHeader
        title={connection.name}
        back={{ href: "/admin/connections", label: "Connections" }}
        description={<What {...props} />}
      />
      <div className="lk-row lk-conn-standing">
        <StatusBadge status={status} />
        {isDefault && <Badge tone="accent">Default</Badge>}
        {sandbox && <SandboxBadge />}
        <Why connection={connection} />
        <span className="lk-help">
          Last verified: <Time at={lastVerifiedAt} never="never" />
        </span>
      </div>
    </>
  );
}

function What({ connection, type, recipient }: HeaderProps) {
  return (
    <span className="lk-conn-type">
      {type && <TypeIcon path={type.iconPath} />}
      <span>
        {type?.title ?? connection.provider}
        {recipient && (
          <>
            {" for "}
            <Link
              href={`/admin/connections?recipient=${encodeURIComponent(recipient.externalId)}`}
              prefetch={false}
            >
              {recipient.name}
            </Link>
          </>
        )}
      </span>
    </span>
  );
}

function Why({ connection }: Pick<HeaderProps, "connection">) {
  const reason = reasonOf(connection);
  if (reason === null) return null;
  return (
    <span>
      <strong>{reasonWords(reason)}.</strong>{" "}
      {connection.status === "disabled" ? null : connection.verificationError}
    </span>
  );
}
