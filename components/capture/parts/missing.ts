// For whoever does not find a destination in the list.
export { MissingForm } from "../missing-form";
export { takeReact } from "./page-react";
