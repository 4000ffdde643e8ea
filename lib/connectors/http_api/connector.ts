import { defineHttpApi } from "../kit/http-api/define-http-api";
import { base, checks } from "./checks";
import { schema } from "./schema";

export default defineHttpApi({
  schema,
  place: { service: "The API", base, hostField: "base_url", isUserNamed: true },
  credentialField: "auth_type",
  stages: checks,
});
