import type { FixHere } from "./fix-here";
import type { ScreenProps } from "./screen-props";

/** What the rows of the tests take. */
export interface CheckProps extends ScreenProps {
  /** Given by the frame: with it would come all that a form is made of, which the frame has already. */
  readonly FixHere: typeof FixHere;
}
