import type { ReportCardProperty, ReportCardStep } from "@/lib/shared/report-card/types";
import { Badge } from "../../ui/badge";
import { Icon } from "../../ui/icon";

/** A report card in words: its steps, and what each asks for. */
export function StepList({ steps }: { readonly steps: readonly ReportCardStep[] }) {
  return (
    <ol className="lk-type-steps">
      {steps.map((step) => (
        <li key={step.id}>
          <p className="lk-strong">{step.title}</p>
          {step.description && <p className="lk-help">{step.description}</p>}
          <ul>
            {step.properties.map((property) => (
              <li key={property.name}>
                <Property property={property} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Property({ property }: { readonly property: ReportCardProperty }) {
  const { name, title, description, is_credential, is_required, system_provided } = property;
  return (
    <>
      <span className="lk-row">
        <span>{title}</span>
        <code className="lk-code">{name}</code>
        {is_credential && (
          <Badge tone="accent">
            <Icon name="lock" /> secret
          </Badge>
        )}
        {system_provided && <Badge>made by Latchkey</Badge>}
        {!is_required && <span className="lk-help">optional</span>}
      </span>
      {description && <p className="lk-help">{description}</p>}
    </>
  );
}
