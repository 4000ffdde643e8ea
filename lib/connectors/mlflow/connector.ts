import { defineHttpApi } from "../kit/http-api/define-http-api";
import { base, checks } from "./checks";
import { schema } from "./schema";

export default defineHttpApi({
  schema,
  place: {
    service: "The tracking server",
    base,
    hostField: "tracking_uri",
    isUserNamed: true,
    allowPlain: true,
  },
  credentialField: "auth_type",
  stages: checks,
});
