import { fillText } from "@/lib/shared/report-card/fill-text";
import { CopyButton } from "../ui/copy-button";
import { Icon } from "../ui/icon";
import { describedBy, fieldOptions, type ThemeWidgetProps } from "./theme-props";

/** A value that is not changed here: made by Latchkey to be copied, or locked by the host. */
export function FixedWidget(props: ThemeWidgetProps) {
  const { texts } = props.registry.formContext;
  const { fixedValue, fixedBy, credential, lockedReason } = fieldOptions(props);
  const copyable = fixedBy === "latchkey" && fixedValue !== "";
  return (
    <>
      <div className="lk-fixed">
        {fixedBy === "host" && <Icon name="lock" />}
        <output
          id={props.id}
          className={copyable ? "lk-fixed-text lk-code" : "lk-fixed-text"}
          aria-describedby={describedBy(props)["aria-describedby"]}
        >
          {fixedValue || (credential ? texts.setByHostSecret : texts.generatedPending)}
        </output>
        {copyable && (
          <CopyButton
            text={fixedValue}
            label={fillText(texts.copyOf, { title: props.label })}
            texts={texts}
          />
        )}
      </div>
      {fixedBy === "host" && <p className="lk-help">{lockedReason || texts.setByHost}</p>}
    </>
  );
}
