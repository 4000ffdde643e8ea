import { reasonWords } from "@/lib/shared/connection/status-words";
import type { CaptureFunnel as Funnel, FunnelCounts, TypeFunnel } from "@/lib/shared/overview/types";
import { Card } from "../../ui/card";
import { Table } from "../../ui/table";
import { Bar } from "./bar";
import { figure, percent } from "./figures";

/** Types shown at first; all of them stand in the table behind. */
const shownAtMost = 8;

const stages = [
  { key: "opened", label: "Opened" },
  { key: "stepped", label: "A step done" },
  { key: "tested", label: "Tests begun" },
  { key: "connected", label: "Connected" },
] as const satisfies readonly { key: keyof FunnelCounts; label: string }[];

/** How far users came, and where they stopped. */
export function CaptureFunnel(props: { readonly funnel: Funnel; readonly days: number }) {
  const { all, types } = props.funnel;
  return (
    <Card
      title="From link to connection"
      description={`Link sessions opened in the last ${props.days} days, and how far their users came.`}
    >
      {all.opened === 0 ? (
        <p className="lk-muted">No link session was opened in this time.</p>
      ) : (
        <>
          <ol className="lk-funnel">
            {stages.map(({ key, label }) => (
              <li key={key}>
                <span className="lk-help">{label}</span>
                <strong className="lk-funnel-figure">{figure(all[key])}</strong>
                <span className="lk-help lk-number">{percent({ part: all[key], whole: all.opened })}</span>
                <Bar share={all[key] / all.opened} />
              </li>
            ))}
          </ol>
          <TypeTable label="By destination type" types={types.slice(0, shownAtMost)} />
          <StopsTable types={types} />
        </>
      )}
    </Card>
  );
}

function TypeTable({ label, types }: { readonly label: string; readonly types: readonly TypeFunnel[] }) {
  return (
    <Table
      label={label}
      rows={types}
      rowKey={({ type }) => type}
      columns={[
        { key: "type", header: "Destination type", isRowHeader: true, cell: ({ title }) => title },
        ...stages.map(({ key, label: header }) => ({
          key,
          header,
          label: header,
          isNumber: true,
          cell: (row: TypeFunnel) => <Share part={row[key]} whole={row.opened} isWhole={key === "opened"} />,
        })),
        {
          key: "stop",
          header: "Most stop at",
          label: "Most stop at",
          cell: ({ stops }) => stopWords(stops[0]),
        },
        {
          key: "failure",
          header: "Most failures",
          label: "Most failures",
          cell: ({ failures }) => failureWords(failures[0]),
        },
      ]}
    />
  );
}

function Share(props: { readonly part: number; readonly whole: number; readonly isWhole: boolean }) {
  const { part, whole, isWhole } = props;
  return (
    <span className="lk-share">
      <span>{figure(part)}</span>
      {!isWhole && <span className="lk-help">{percent({ part, whole })}</span>}
    </span>
  );
}

function stopWords(stop: TypeFunnel["stops"][number] | undefined): string {
  return stop === undefined ? "–" : `${stop.title} (${figure(stop.count)})`;
}

function failureWords(failure: TypeFunnel["failures"][number] | undefined): string {
  if (failure === undefined) return "–";
  return `${failure.code === "" ? testWords(failure.test) : reasonWords(failure.code)} (${figure(failure.count)})`;
}

/** The id of a test in words: `sign_in` is "Sign in". */
function testWords(test: string): string {
  const words = test.replaceAll("_", " ");
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** Everything behind the figures: each type, each stop and each failing test. */
function StopsTable({ types }: { readonly types: readonly TypeFunnel[] }) {
  const rows = types.flatMap(endsOf);
  return (
    <details className="lk-details">
      <summary>Show every stop and every failing test</summary>
      {types.length > shownAtMost && <TypeTable label="All destination types" types={types} />}
      {rows.length === 0 ? (
        <p className="lk-muted">Nobody stopped, and no test failed.</p>
      ) : (
        <Table
          label="Stops and failing tests"
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            { key: "type", header: "Destination type", isRowHeader: true, cell: ({ title }) => title },
            { key: "what", header: "What", cell: ({ what }) => what },
            { key: "where", header: "Where", cell: ({ where }) => where },
            { key: "why", header: "Cause", cell: ({ why }) => why },
            {
              key: "count",
              header: "Sessions",
              label: "Sessions",
              isNumber: true,
              cell: (row) => figure(row.count),
            },
          ]}
        />
      )}
    </details>
  );
}

function endsOf({ type, title, stops, failures }: TypeFunnel) {
  const stopped = stops.map(({ step, title: where, count }) => ({
    key: `${type} stop ${step}`,
    title,
    what: "Stopped at",
    where,
    why: "",
    count,
  }));
  const failed = failures.map(({ test, code, count }) => ({
    key: `${type} test ${test} ${code}`,
    title,
    what: "Test failed",
    where: testWords(test),
    why: code === "" ? "" : reasonWords(code),
    count,
  }));
  return [...stopped, ...failed];
}
