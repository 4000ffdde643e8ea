import { defineHttpApi } from "../kit/http-api/define-http-api";
import { browsing } from "./browsing";
import { base, checks } from "./checks";
import { schema } from "./schema";

export default defineHttpApi({
  schema,
  place: { service: "Google Sheets", base: () => base },
  credentialField: "service_account_key",
  stages: checks,
  browsing,
});
