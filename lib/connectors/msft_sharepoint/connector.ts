import { defineHttpApi } from "../kit/http-api/define-http-api";
import { browsing } from "./browsing";
import { checks, graphBase } from "./checks";
import { schema } from "./schema";

export default defineHttpApi({
  schema,
  place: { service: "Microsoft Graph", base: () => graphBase },
  credentialField: "client_secret",
  stages: checks,
  browsing,
});
