import { defineHttpApi } from "../kit/http-api/define-http-api";
import { browsing } from "./browsing";
import { base, checks } from "./checks";
import { schema } from "./schema";

export default defineHttpApi({
  schema,
  place: { service: "Dropbox", base: () => base },
  credentialField: "refresh_token",
  stages: checks,
  browsing,
});
