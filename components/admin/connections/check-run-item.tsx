import { Badge, type BadgeTone } from "../../ui/badge";
import { Time } from "../time";
import { type ListedTest, TestList } from "./test-list";

const outcomes = {
  passed: { tone: "success", word: "Passed" },
  failed: { tone: "danger", word: "Failed" },
  inconclusive: { tone: "warning", word: "Could not judge" },
} as const satisfies Record<string, { readonly tone: BadgeTone; readonly word: string }>;

/** One check in a list of them, with its tests to be opened. */
export function CheckRunItem(props: {
  readonly run: {
    readonly outcome: keyof typeof outcomes | null;
    readonly state: string;
    readonly createdAt: string;
    readonly credentialVersion: number;
    readonly setupTests: readonly (NonNullable<ListedTest["result"]> & Pick<ListedTest, "id" | "title">)[];
  };
  readonly isOpen: boolean;
}) {
  const { outcome, state, createdAt, credentialVersion, setupTests } = props.run;
  const { tone, word } = outcome === null ? underWay(state) : outcomes[outcome];
  return (
    <details className="lk-conn-run" open={props.isOpen}>
      <summary>
        <Badge tone={tone}>{word}</Badge>
        <Time at={createdAt} />
        <span className="lk-help">Credentials, version {credentialVersion}</span>
      </summary>
      <div>
        <TestList tests={setupTests.map((result) => ({ id: result.id, title: result.title, result }))} />
      </div>
    </details>
  );
}

function underWay(state: string): { readonly tone: BadgeTone; readonly word: string } {
  return state === "running" ? { tone: "accent", word: "Goes on" } : { tone: "neutral", word: "Waits" };
}
