// What is stored and what changes: for whoever edits a connection, and for whoever is done.
export { ChangeList } from "../change-list";
export { DoneScreen } from "../done-screen";
export { secretNotes } from "../secret-notes";
export { StoredReceipt } from "../stored-receipt";
export { takeReact } from "./page-react";
