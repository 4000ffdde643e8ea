import { CopyButton } from "../ui/copy-button";
import { checksTextsOf } from "./checks-texts";
import type { ScreenProps } from "./screen-props";

/** The fix to make in the destination, to read and to copy. */
export function Remedy({ flow, remedy }: Pick<ScreenProps, "flow"> & { readonly remedy: string }) {
  const texts = checksTextsOf(flow);
  return (
    <figure className="lk-remedy">
      <figcaption className="lk-remedy-head">
        <span className="lk-help">{texts.remedyTitle}</span>
        <CopyButton text={remedy} label={texts.remedyCopy} texts={texts} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls must be reachable by keyboard */}
      <pre className="lk-code" tabIndex={0}>
        {remedy}
      </pre>
    </figure>
  );
}
