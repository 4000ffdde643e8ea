import { fillText } from "@/lib/shared/report-card/fill-text";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { describedBy, type ThemeWidgetProps } from "./theme-props";

/** Stands in for a secret that is on file. Its value is not here and cannot be shown. */
export function SavedSecret(props: ThemeWidgetProps & { readonly onReplace: () => void }) {
  const { texts } = props.registry.formContext;
  const described = describedBy(props)["aria-describedby"];
  return (
    <div className="lk-fixed">
      <Icon name="lock" />
      <span className="lk-fixed-text">{texts.secretSaved}</span>
      <Button
        id={props.id}
        aria-describedby={described}
        aria-label={fillText(texts.replaceOf, { title: props.label })}
        onClick={props.onReplace}
      >
        {texts.replace}
      </Button>
    </div>
  );
}
