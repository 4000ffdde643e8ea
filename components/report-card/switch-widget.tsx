import { describedBy, type ThemeWidgetProps } from "./theme-props";

/** On or off, for booleans and for the texts `true` and `false`. */
export function SwitchWidget(props: ThemeWidgetProps) {
  const asText = props.schema.type === "string";
  const { "aria-required": _, ...described } = describedBy(props);
  return (
    <input
      {...described}
      id={props.id}
      className="lk-switch"
      type="checkbox"
      // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox tells its own state, aria-checked on it is an error
      role="switch"
      checked={String(props.value) === "true"}
      onChange={(event) => props.onChange(asText ? String(event.target.checked) : event.target.checked)}
    />
  );
}
