import type { ApiCall, ApiReply, ApiRoute } from "../http-emulator.ts";
import { googleError, googleHolder, googleTokenRoute } from "./google-token.ts";

/** Token, profile and labels of Gmail. */
export const gmailRoutes: readonly ApiRoute[] = [
  googleTokenRoute,
  {
    on: "GET https://gmail.googleapis.com/gmail/v1/users/me/profile",
    reply: (call) => signedIn(call, profile),
  },
  {
    on: "GET https://gmail.googleapis.com/gmail/v1/users/me/labels",
    reply: (call) => signedIn(call, labels),
  },
];

function signedIn(call: ApiCall, reply: (call: ApiCall) => ApiReply): ApiReply {
  const holder = googleHolder(call);
  if (holder === "") return googleError(401, "UNAUTHENTICATED", "authError");
  if (holder === "narrow") return googleError(403, "PERMISSION_DENIED", "insufficientPermissions");
  if (holder === "group@acme.example") return googleError(400, "FAILED_PRECONDITION", "failedPrecondition");
  return reply(call);
}

function profile(call: ApiCall): ApiReply {
  return { status: 200, json: { emailAddress: googleHolder(call), messagesTotal: 7 } };
}

function labels(): ApiReply {
  return {
    status: 200,
    json: {
      labels: [
        { id: "INBOX", name: "INBOX" },
        { id: "Label_1", name: "Invoices/2026" },
      ],
    },
  };
}
