// The tests of a connection, for whoever has something to test.
export { CheckScreen } from "../check-screen";
export { takeReact } from "./page-react";
