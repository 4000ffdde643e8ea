import type { DraftProblem } from "@/lib/shared/destination-type/type-actions";

/** What is wrong with a draft, each at its place. */
export function ProblemList(props: {
  readonly problems: readonly DraftProblem[];
  readonly isJudging: boolean;
}) {
  const { problems, isJudging } = props;
  return (
    <div id="lk-problems">
      <p className="lk-help" role="status">
        {isJudging ? "Checking…" : inWords(problems.length)}
      </p>
      <ul className="lk-problems">
        {problems.map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            {path !== "" && <code>{path}</code>}
            {message}
          </li>
        ))}
      </ul>
    </div>
  );
}

function inWords(count: number): string {
  if (count === 0) return "Nothing is wrong with it.";
  return count === 1 ? "One thing to change:" : `${count} things to change:`;
}
