import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { fieldOptions, type ThemeWidgetProps } from "./theme-props";

/** What a secret field does about a value on file: says "saved", lets it be replaced, takes that back. */
export interface SavedSecretState {
  readonly showsSaved: boolean;
  readonly canKeep: boolean;
  readonly inputRef: RefObject<(HTMLInputElement & HTMLTextAreaElement) | null>;
  replace(): void;
  keep(): void;
  /** The user is in the field: it must not turn into "saved" under the caret when the server answers. */
  engage(): void;
}

/** For an input without `value`, which React would mirror into the document as an attribute. */
export function useSavedSecret(props: ThemeWidgetProps): SavedSecretState {
  const { saved } = fieldOptions(props);
  const [engaged, setEngaged] = useState(false);
  const [replacing, setReplacing] = useState(false);
  const inputRef = useRef<(HTMLInputElement & HTMLTextAreaElement) | null>(null);
  const value = String(props.value ?? "");
  useUnmirroredValue(inputRef, value);
  useEffect(() => {
    if (replacing) inputRef.current?.focus();
  }, [replacing]);
  return {
    showsSaved: saved && value === "" && !engaged && !replacing,
    canKeep: saved && (replacing || (engaged && value === "")),
    inputRef,
    replace: () => setReplacing(true),
    keep() {
      props.onChange("");
      setReplacing(false);
      setEngaged(false);
    },
    engage: () => setEngaged(true),
  };
}

/**
 * Gives the input its value as a property, never as an attribute. Leaves it alone until the value changes
 * for the first time: before that the input may hold what was typed before React started.
 */
function useUnmirroredValue(inputRef: SavedSecretState["inputRef"], value: string): void {
  const given = useRef<{ element: unknown; value: string }>({ element: null, value: "" });
  useLayoutEffect(() => {
    const element = inputRef.current;
    const last = given.current.element === element ? given.current.value : "";
    if (element && value !== last && element.value !== value) element.value = value;
    given.current = { element, value };
  });
}
