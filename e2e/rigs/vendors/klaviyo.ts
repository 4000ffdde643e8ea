import type { ApiRoute } from "../http-emulator.ts";

/** Keys by what they may do. */
export const klaviyoKeys = {
  good: "pk_good5678901234567890abcd",
  narrow: "pk_narrow78901234567890abcd",
} as const;

/** GET /api/accounts as documented: key and revision in headers. */
export const klaviyoRoutes: readonly ApiRoute[] = [
  {
    on: "GET https://a.klaviyo.com/api/accounts",
    reply: ({ headers }) => {
      if (!/^\d{4}-\d\d-\d\d$/.test(headers.revision ?? "")) return failure(400, "invalid_revision");
      const key = (headers.authorization ?? "").replace(/^Klaviyo-API-Key /, "");
      if (key === klaviyoKeys.narrow) return failure(403, "permission_denied");
      if (key === "pk_malformed") return failure(400, "invalid");
      if (key !== klaviyoKeys.good) return failure(401, "authentication_failed");
      const contact_information = { organization_name: "Acme\nShop" };
      return {
        status: 200,
        json: { data: [{ type: "account", id: "A1", attributes: { contact_information } }] },
      };
    },
  },
];

function failure(status: number, code: string) {
  return { status, json: { errors: [{ status, code, detail: "refused" }] } };
}
