import { isHostProperty } from "@/lib/shared/report-card/is-host-property";
import type { ReportCardStep } from "@/lib/shared/report-card/types";
import { CopyButton } from "../ui/copy-button";
import type { ScreenProps } from "./screen-props";

/** The addresses to let in, where a server is named that a firewall may protect. */
export function AllowList({ flow, state, step }: ScreenProps & { readonly step: ReportCardStep }) {
  const addresses = state.opened?.egressAddresses ?? [];
  if (addresses.length === 0 || !step.properties.some(isHostProperty)) return null;
  const text = addresses.join("\n");
  return (
    <figure className="lk-remedy lk-allow">
      <figcaption className="lk-remedy-head">
        <span className="lk-help">{flow.texts.allowTitle}</span>
        <CopyButton text={text} label={flow.texts.allowCopy} texts={flow.texts} />
      </figcaption>
      <pre className="lk-code">{text}</pre>
    </figure>
  );
}
