import "server-only";
import type { FieldError } from "@/lib/shared/capture/contract";
import { checkTexts } from "@/lib/shared/report-card/check-texts";
import { isHostProperty } from "@/lib/shared/report-card/is-host-property";
import { isLookAlikeHost } from "@/lib/shared/report-card/is-look-alike-host";
import type { PropertyValues, ReportCardProperty } from "@/lib/shared/report-card/types";

/**
 * Refuses hosts that pass for other ones, alone or in an address. On the server only: the form would load the
 * tables of alphabets for everybody, and hardly anybody pastes such a name.
 */
export function refuseLookAlikes(input: {
  readonly properties: readonly ReportCardProperty[];
  readonly values: PropertyValues;
}): readonly FieldError[] {
  return input.properties
    .filter((property) =>
      isLookAlikeHost({ host: hostOf({ property, text: textOf(input.values, property) }) }),
    )
    .map(({ name }) => ({ property: name, message: checkTexts.hostLooksLike }));
}

function textOf(values: PropertyValues, { name }: ReportCardProperty): string {
  return Object.hasOwn(values, name) ? String(values[name]) : "";
}

/** Empty where the property takes none. */
function hostOf({
  property,
  text,
}: {
  readonly property: ReportCardProperty;
  readonly text: string;
}): string {
  if (property.json_schema.format === "uri") return /^[a-z]+:\/\/([^/?#]*)/iu.exec(text)?.[1] ?? "";
  return isHostProperty(property) ? text : "";
}
