import { refuseUnknownPath } from "@/lib/http/refuse-unknown-path";

/** Whatever is no operation of the API: refused as the API refuses, not with a page. */
export {
  refuseUnknownPath as DELETE,
  refuseUnknownPath as GET,
  refuseUnknownPath as PATCH,
  refuseUnknownPath as POST,
  refuseUnknownPath as PUT,
};
