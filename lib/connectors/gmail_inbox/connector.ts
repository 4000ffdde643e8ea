import { defineHttpApi } from "../kit/http-api/define-http-api";
import { browsing } from "./browsing";
import { base, checks } from "./checks";
import { schema } from "./schema";

export default defineHttpApi({
  schema,
  place: { service: "Gmail", base: () => base },
  credentialField: "auth_method",
  stages: checks,
  browsing,
});
