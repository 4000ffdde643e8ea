// For whoever hands a part of the form to somebody else, or all of it to another device.
import { wearStyle } from "../handover/wear-style";

export { HandoverPanel } from "../handover/handover-panel";
export { takeReact } from "./page-react";

if (typeof document !== "undefined") wearStyle();
