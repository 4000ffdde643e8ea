import { defineHttpApi } from "../kit/http-api/define-http-api";
import { base, checks } from "./checks";
import { schema } from "./schema";

export default defineHttpApi({
  schema,
  place: { service: "Bullhorn", base: () => base },
  credentialField: "password",
  stages: checks,
});
