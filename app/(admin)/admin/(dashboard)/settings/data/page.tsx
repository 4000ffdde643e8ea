import type { Metadata } from "next";
import { BackupGuide } from "@/components/admin/data/backup-guide";
import { Banner } from "@/components/ui/banner";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { requireMember } from "@/lib/http/admin/require-member";
import { describeStorage } from "@/lib/services/instance/describe-storage";

export const metadata: Metadata = { title: "Data" };

/** What can be taken out, and how this installation is backed up. */
export default async function DataPage() {
  await requireMember({ permission: "data:export" });
  const storage = describeStorage();
  return (
    <>
      <PageHeader
        title="Data"
        description="Take this workspace's data out, and keep the installation safe."
      />
      <div className="lk-stack">
        <Export />
        <Card title="Backup and restore" description="Of the whole installation, with every workspace.">
          <div className="lk-stack">
            <Banner tone="warning" title="The keyring belongs to the backup">
              <p>
                Without <code className="lk-code">{storage.keyring}</code> no stored credential opens again.
                Keep a copy of it apart from the database: whoever has both can read everything. Take a new
                copy after each change of the keyring.
              </p>
            </Banner>
            <BackupGuide {...storage} />
          </div>
        </Card>
      </div>
    </>
  );
}

function Export() {
  return (
    <Card
      title="Export"
      description="Everything of this workspace that is no secret: customers, connections, check runs, reviews, link sessions, webhooks, keys and members, a JSON line each."
    >
      <div className="lk-stack">
        <p className="lk-help">
          Credentials leave by the release API alone, and are not in the file. The audit log has an export of
          its own, which can be verified.
        </p>
        <p>
          {/* A file, not a page: Next must not fetch it ahead. */}
          <a className="lk-button lk-button-primary" href="/admin/settings/data/export" download>
            Download the export
          </a>
        </p>
      </div>
    </Card>
  );
}
