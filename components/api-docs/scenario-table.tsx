import { sandboxScenarios, sandboxValue } from "@/lib/shared/sandbox/scenarios";

/** The scenarios of sandbox mode: what to enter, what happens, which code tells of it. */
export function ScenarioTable() {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section className="sample-code" tabIndex={0} aria-label="Scenarios">
      <table>
        <thead>
          <tr>
            {["Scenario", "Value", "What happens", "Code"].map((text) => (
              <th key={text} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sandboxScenarios.map(({ id, how, outcome, failure }) => (
            <tr key={id}>
              <th scope="row">
                <code>{id}</code>
              </th>
              <td>{how === "session" ? "of the link session only" : <code>{sandboxValue(id)}</code>}</td>
              <td>{outcome}</td>
              <td>{failure === null ? "" : <code>{failure.code}</code>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
