import { describedBy, fieldOptions, type ThemeWidgetProps, untouchedByBrowser } from "./theme-props";

/** One line of text, with the digit keyboard where only digits are meant. */
export function TextWidget(props: ThemeWidgetProps) {
  const options = fieldOptions(props);
  return (
    <input
      {...untouchedByBrowser}
      {...describedBy(props)}
      id={props.id}
      className="lk-input"
      type="text"
      autoComplete="off"
      inputMode={options.kind === "digits" ? "numeric" : undefined}
      placeholder={props.placeholder || undefined}
      value={String(props.value ?? "")}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
}
