import { defineHttpApi } from "../kit/http-api/define-http-api";
import { base, checks } from "./checks";
import { schema } from "./schema";

export default defineHttpApi({
  schema,
  place: { service: "Flexiroam", base, hostField: "base_url", isUserNamed: true },
  credentialField: "api_token",
  stages: checks,
});
