import { connectionStatuses, statusWords } from "@/lib/shared/connection/status-words";
import type { StatusHistory } from "@/lib/shared/overview/types";
import { addDays } from "@/lib/shared/utc-day";
import { Card } from "../../ui/card";
import { StatusBadge } from "../../ui/status-badge";
import { Table } from "../../ui/table";
import { dayLabel, figure } from "./figures";
import { Spark } from "./spark";

/** Connections by status: the figure of today, how it went, and the change since the first day. */
export function StatusTrends(props: { readonly statuses: StatusHistory; readonly days: number }) {
  const { statuses, days } = props;
  const first = statuses.days[0];
  const hasHistory = statuses.days.length > 1 && first !== undefined;
  return (
    <Card
      title="Connections by status"
      description={
        hasHistory
          ? `At the end of each day (UTC) since ${dayLabel(first.day)}; today as it stands. Each line has its own scale.`
          : "Today as it stands. A line appears here after the first night."
      }
    >
      <ul className="lk-trends">
        {connectionStatuses.map((status) => (
          <Trend key={status} status={status} statuses={statuses} days={days} />
        ))}
      </ul>
      {hasHistory && <TrendTable statuses={statuses} />}
    </Card>
  );
}

function Trend(props: {
  readonly status: keyof typeof statusWords;
  readonly statuses: StatusHistory;
  readonly days: number;
}) {
  const { status, statuses, days } = props;
  const now = statuses.now[status];
  const first = statuses.days[0];
  const last = statuses.days.at(-1);
  const start = last === undefined ? "" : addDays({ day: last.day, days: 1 - days });
  const points = statuses.days.map(({ day, counts }) => ({
    at: dayNumber(day, start),
    value: counts[status],
  }));
  const change = now - (first?.counts[status] ?? now);
  const since = first === undefined ? "" : dayLabel(first.day);
  return (
    <li className="lk-trend">
      <a className="lk-trend-name" href={`/admin/connections?status=${status}`}>
        <StatusBadge status={status} />
      </a>
      <strong className="lk-trend-now">{figure(now)}</strong>
      <span className="lk-help lk-number">{changeWords(change)}</span>
      <Spark
        label={`${statusWords[status]}: ${figure(now - change)} on ${since}, ${figure(now)} today`}
        points={points}
        days={days}
      />
    </li>
  );
}

function dayNumber(day: string, start: string): number {
  return Math.round((Date.parse(day) - Date.parse(start)) / 86_400_000);
}

function changeWords(change: number): string {
  if (change === 0) return "no change";
  return change > 0 ? `+${figure(change)}` : `−${figure(-change)}`;
}

function TrendTable({ statuses }: { readonly statuses: StatusHistory }) {
  return (
    <details className="lk-details">
      <summary>Show as a table</summary>
      <Table
        label="Connections by status and day"
        stacks={false}
        rows={[...statuses.days].reverse()}
        rowKey={({ day }) => day}
        columns={[
          { key: "day", header: "Day", isRowHeader: true, cell: ({ day }) => dayLabel(day) },
          ...connectionStatuses.map((status) => ({
            key: status,
            header: statusWords[status],
            isNumber: true,
            cell: ({ counts }: StatusHistory["days"][number]) => figure(counts[status]),
          })),
        ]}
      />
    </details>
  );
}
