/** `@latchkey/embed/element`: defines `<latchkey-connect>` and `<latchkey-badge>`. */
import { LatchkeyBadgeElement } from "./badge-element";
import { LatchkeyConnectElement, type LatchkeyConnectEventMap } from "./connect-element";
import { define } from "./element-options";

export { LatchkeyBadgeElement, LatchkeyConnectElement, type LatchkeyConnectEventMap };

define("latchkey-connect", LatchkeyConnectElement);
define("latchkey-badge", LatchkeyBadgeElement);

declare global {
  interface HTMLElementTagNameMap {
    readonly "latchkey-connect": LatchkeyConnectElement;
    readonly "latchkey-badge": LatchkeyBadgeElement;
  }
  interface HTMLElementEventMap extends LatchkeyConnectEventMap {}
}
