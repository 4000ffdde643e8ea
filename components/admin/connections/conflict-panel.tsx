"use client";
import { compareSettings } from "@/lib/shared/connection/compare-settings";
import { Banner } from "../../ui/banner";
import { Table } from "../../ui/table";
import { Time } from "../time";
import { settingTitles } from "./setting-titles";
import type { SettingsValues } from "./settings-values";

/** Two people changed the same connection: what it was, what was saved meanwhile, and what stands in the form. */
export function ConflictPanel(props: {
  readonly before: SettingsValues;
  readonly mine: SettingsValues;
  readonly theirs: SettingsValues;
  readonly savedAt: string;
}) {
  const { before, mine, theirs, savedAt } = props;
  const differences = compareSettings({ before: { ...before }, mine: { ...mine }, theirs: { ...theirs } });
  return (
    <div className="lk-stack">
      <Banner tone="warning" role="alert" title="Somebody saved this connection meanwhile">
        <p>
          Saved <Time at={savedAt} />. Yours is not saved yet. Keep yours to save what you changed on top of
          it, or take theirs and drop what you changed.
        </p>
      </Banner>
      <Table
        label="Where the two differ"
        rows={differences}
        rowKey={({ setting }) => setting}
        columns={[
          {
            key: "setting",
            header: "Setting",
            isRowHeader: true,
            cell: ({ setting }) => settingTitles[setting] ?? setting,
          },
          { key: "before", header: "Before", label: "Before", cell: (row) => shown(row.before) },
          { key: "theirs", header: "Theirs", label: "Theirs", cell: (row) => shown(row.theirs) },
          { key: "mine", header: "Mine", label: "Mine", cell: (row) => shown(row.mine) },
        ]}
      />
    </div>
  );
}

function shown(value: unknown): string {
  if (typeof value === "boolean") return value ? "Yes" : "No";
  const text = String(value ?? "").replaceAll("\n", ", ");
  return text === "" ? "–" : text;
}
