import type { SetupTestFact } from "@/lib/shared/setup-test/types";

/** Labelled facts, one per line. */
export function Facts({ facts }: { readonly facts: readonly SetupTestFact[] }) {
  return (
    <dl className="lk-facts">
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
