import { SettingsForm } from "@/components/admin/connections/settings-form";
import { Card } from "@/components/ui/card";
import type { ConnectionPlace } from "@/lib/http/admin/read-connection-page";
import { editedConnection } from "@/lib/shared/connection/edited-settings";
import { readSettings, saveSettings } from "../actions";

/** Name, loads and network: everything about a connection that is no credential. */
export async function SettingsPart({ connection, may }: ConnectionPlace) {
  return (
    <Card title="Settings">
      <SettingsForm
        id={connection.id}
        initial={editedConnection(connection)}
        mayWrite={may.write}
        actions={{ saveSettings, readSettings }}
      />
    </Card>
  );
}
