import { describedBy, fieldOptions, mostChoiceCards, partIds, type ThemeWidgetProps } from "./theme-props";

/** One of a few values: cards to pick from, or a list that opens where there are many. */
export function ChoiceWidget(props: ThemeWidgetProps) {
  return fieldOptions(props).choices.length <= mostChoiceCards ? <Cards {...props} /> : <List {...props} />;
}

function Cards(props: ThemeWidgetProps) {
  const { choices } = fieldOptions(props);
  return (
    <div
      {...describedBy(props)}
      id={props.id}
      className="lk-choices"
      role="radiogroup"
      aria-labelledby={partIds(props.id).label}
    >
      {choices.map((choice, index) => (
        <label key={String(choice.value)} className="lk-choice">
          <input
            id={`${props.id}-${index}`}
            type="radio"
            name={props.id}
            value={String(choice.value)}
            checked={String(props.value ?? "") === String(choice.value)}
            onChange={() => props.onChange(choice.value)}
          />
          <span>{choice.title}</span>
        </label>
      ))}
    </div>
  );
}

function List(props: ThemeWidgetProps) {
  const { choices } = fieldOptions(props);
  return (
    <select
      {...describedBy(props)}
      id={props.id}
      className="lk-input lk-select"
      autoComplete="off"
      value={String(props.value ?? "")}
      onChange={(event) =>
        props.onChange(choices.find((choice) => String(choice.value) === event.target.value)?.value ?? "")
      }
    >
      <option value="">{props.registry.formContext.texts.choosePlaceholder}</option>
      {choices.map((choice) => (
        <option key={String(choice.value)} value={String(choice.value)}>
          {choice.title}
        </option>
      ))}
    </select>
  );
}
